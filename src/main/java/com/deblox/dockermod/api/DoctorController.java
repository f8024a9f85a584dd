package com.deblox.dockermod.api;

import com.deblox.dockermod.doctor.ClusterCheckup;
import com.deblox.dockermod.security.Rights;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What only a running cluster can tell of itself, for {@code dockermod doctor}.
 */
@RestController
class DoctorController {

	private final ClusterCheckup cluster;

	private final Rights rights;

	DoctorController(ClusterCheckup cluster, Rights rights) {
		this.cluster = cluster;
		this.rights = rights;
	}

	@GetMapping("/cluster/doctor")
	ObjectNode examine(HttpServletRequest request) {
		this.rights.checkAdministration(ObservedRequests.origin(request), "examine the cluster");
		return this.cluster.examine();
	}

}
