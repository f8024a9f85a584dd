package com.deblox.dockermod.gateway;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.engine.Engine;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.EngineResponse;
import com.deblox.dockermod.routing.JsonSlice;
import com.deblox.dockermod.routing.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /containers/json}: all nodes' containers, the newest first. Where two share
 * a name, the node stands before it.
 */
final class ContainerListRule implements Rule {

	/** As many containers are looked up to tell which of them are the last. */
	private static final int LOOKED_UP = 32;

	/** About the bytes of a row; more are no harm. */
	private static final int ROW = 1024;

	private final Engine cluster;

	private final Everywhere everywhere;

	private final NodeDirectory nodes;

	ContainerListRule(Engine cluster, Everywhere everywhere, NodeDirectory nodes) {
		this.cluster = cluster;
		this.everywhere = everywhere;
		this.nodes = nodes;
	}

	@Override
	public EngineResponse answer(EngineRequest request) {
		int limit = limit(request.path().parameter("limit"));
		AgeFilter ages = AgeFilter.of(request, this.cluster);
		return this.everywhere.ask(ages.strip(request, limit), ContainerListRule::read,
				(parts) -> merge(parts, ages, limit));
	}

	private static int limit(@Nullable String text) {
		try {
			int limit = (text != null) ? Integer.parseInt(text) : 0;
			return (limit > 0) ? limit : Integer.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			// the daemons refuse it
			return Integer.MAX_VALUE;
		}
	}

	/** What cannot be read is its node's failure, not that of the list. */
	private static List<ContainerRow> read(NodeAnswer.Answered answer) {
		return JsonSlice.of(answer.body())
			.items()
			.stream()
			.filter(JsonSlice::isObject)
			.map((item) -> new ContainerRow(answer.node(), item))
			.toList();
	}

	private byte[] merge(List<Everywhere.Part<List<ContainerRow>>> parts, AgeFilter ages, int limit) {
		List<ContainerRow> rows = new ArrayList<>();
		parts.forEach((part) -> part.content().stream().filter(ages::accepts).forEach(rows::add));
		rows.sort(Comparator.comparingLong(ContainerRow::created).reversed());
		if (limit < rows.size()) {
			sortExactly(rows, rows.get(limit - 1).created(), ages);
		}
		return write(rows.subList(0, Math.min(limit, rows.size())));
	}

	private byte[] write(List<ContainerRow> rows) {
		Map<String, Integer> uses = new HashMap<>();
		rows.forEach((row) -> row.names().forEach((name) -> uses.merge(name, 1, Integer::sum)));
		uses.values().removeIf((count) -> count < 2);
		ByteArrayOutputStream list = new ByteArrayOutputStream(ROW * rows.size() + 2);
		list.write('[');
		for (ContainerRow row : rows) {
			if (list.size() > 1) {
				list.write(',');
			}
			row.write(list, uses.keySet(), this.nodes);
		}
		list.write(']');
		return list.toByteArray();
	}

	/** The last one of several nodes is not known by the second alone. */
	private static void sortExactly(List<ContainerRow> rows, long oldest, AgeFilter ages) {
		List<ContainerRow> candidates = rows.stream().takeWhile((row) -> row.created() >= oldest).toList();
		if (candidates.size() > LOOKED_UP || candidates.stream().map(ContainerRow::node).distinct().count() < 2) {
			return;
		}
		Map<ContainerRow, Instant> made = new HashMap<>();
		try {
			candidates.forEach((row) -> made.put(row, ages.created(row.id())));
		}
		catch (EngineException ex) {
			// one has gone meanwhile: the second has to do
			return;
		}
		rows.subList(0, candidates.size()).sort(Comparator.comparing(made::get, Comparator.reverseOrder()));
	}

}
