package com.deblox.dockermod.gateway;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.routing.NodeAnswer;

/**
 * What the nodes remember of a time that is over.
 *
 * @param answers what each said
 * @param begin the time's begin
 * @param end the time's end
 */
record EventHistory(List<NodeAnswer> answers, long begin, long end) {

	/** Nothing was asked. */
	static EventHistory none() {
		return new EventHistory(List.of(), 0, 0);
	}

	/** All events, in time order. */
	byte[] lines() {
		List<EventLines.Event> events = new ArrayList<>();
		for (NodeAnswer answer : this.answers) {
			if (answer instanceof NodeAnswer.Answered answered && !answered.isError()) {
				events.addAll(EventLines.of(answered));
			}
		}
		events.sort(Comparator.comparingLong(EventLines.Event::time));
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		events.forEach((event) -> lines.writeBytes(event.line()));
		return lines.toByteArray();
	}

	List<NodeAnswer> errors() {
		return this.answers.stream().filter(NodeAnswer::isError).toList();
	}

	/** Where each node goes on: one that did not tell its past, from there. */
	Map<NodeName, Long> next() {
		Map<NodeName, Long> next = new HashMap<>(owed());
		for (NodeAnswer answer : this.answers) {
			if (answer.node() != null) {
				next.putIfAbsent(answer.node(), this.end + 1);
			}
		}
		return next;
	}

	/** The nodes that did not tell their past, with its begin. */
	Map<NodeName, Long> owed() {
		Map<NodeName, Long> owed = new HashMap<>();
		for (NodeAnswer error : errors()) {
			if (error.node() != null) {
				owed.put(error.node(), this.begin);
			}
		}
		return owed;
	}

}
