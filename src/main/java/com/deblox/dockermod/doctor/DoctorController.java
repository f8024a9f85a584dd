package com.deblox.dockermod.doctor;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What only a running cluster can tell of itself, for {@code dockermod doctor}.
 */
@RestController
class DoctorController {

	private final Examiner examiner;

	DoctorController(Examiner examiner) {
		this.examiner = examiner;
	}

	@GetMapping("/cluster/doctor")
	ObjectNode examine() {
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
