package com.deblox.dockermod.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deblox.dockermod.cluster.Node;

/**
 * All that the nodes told, for {@link Diagnosis}.
 *
 * @param self the node that asked
 * @param nodes the nodes that are known
 * @param answers what each member told, with how far its clock is ahead at least
 * @param silent the members that told nothing: name → why
 * @param strangers where no member is, and one is configured: address → why not, empty
 * where something listens
 */
record Examination(String self, List<Node> nodes, List<Answer> answers, Map<String, String> silent,
		Map<String, String> strangers) {

	/**
	 * What one member told.
	 *
	 * @param checkup the words
	 * @param ahead how far its clock is ahead of the asking node's; negative where it is
	 * behind
	 * @param uncertain by how much that may be wrong: the time that the answer took
	 */
	record Answer(Checkup checkup, Duration ahead, Duration uncertain) {

		/** The difference that is there for sure. */
		Duration difference() {
			Duration sure = this.ahead.abs().minus(this.uncertain);
			return sure.isNegative() ? Duration.ZERO : sure;
		}

	}

}
