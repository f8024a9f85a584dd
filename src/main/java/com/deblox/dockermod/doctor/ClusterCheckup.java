package com.deblox.dockermod.doctor;

import java.time.Clock;

import com.deblox.dockermod.cluster.Nodes;
import com.deblox.dockermod.security.RequestSigner;
import com.hazelcast.core.HazelcastInstance;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at the cluster, as it is at that moment.
 */
public final class ClusterCheckup {

	private final Examiner examiner;

	/**
	 * Make one for the node that asks.
	 * @param nodes the nodes that it knows
	 * @param hazelcast the member that it is
	 * @param clock its clock
	 * @param signer seals what it asks the others
	 */
	public ClusterCheckup(Nodes nodes, HazelcastInstance hazelcast, Clock clock, RequestSigner signer) {
		this.examiner = new Examiner(nodes.self(), nodes::all, hazelcast, clock, signer);
	}

	/**
	 * Have every member look at itself. Takes up to eight seconds where one does not
	 * answer.
	 * @return the members that told of themselves, and the findings
	 */
	public ObjectNode examine() {
		Examination told = this.examiner.examine();
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode nodes = answer.putArray("nodes");
		for (Examination.Answer one : told.answers()) {
			nodes.addObject()
				.put("dockerInstance", one.checkup().node())
				.put("member", one.checkup().member())
				.put("version", one.checkup().version())
				.put("engineId", one.checkup().engineId())
				.put("clockAheadMillis", one.ahead().toMillis());
		}
		ArrayNode findings = answer.putArray("findings");
		Diagnosis.of(told).forEach((finding) -> findings.add(finding.json()));
		return answer;
	}

}
