package com.deblox.dockermod.api;

import com.deblox.dockermod.doctor.ClusterCheckup;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What only a running cluster can tell of itself, for {@code dockermod doctor}.
 */
@RestController
class DoctorController {

	private final ClusterCheckup cluster;

	DoctorController(ClusterCheckup cluster) {
		this.cluster = cluster;
	}

	@GetMapping("/cluster/doctor")
	ObjectNode examine() {
		return this.cluster.examine();
	}

}
