package com.deblox.dockermod.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one node says of itself when it is examined. Empty texts stand for what there is
 * not.
 *
 * @param node its name
 * @param member the address where it is a member
 * @param version its version of DockerMod
 * @param engineId its engine's id
 * @param conflict why it does not serve
 * @param bridge the Docker bridge that has its member address
 * @param clock what its clock says, at the end of its look
 * @param busy how long it looked until then
 * @param templates the digest of each template by name
 * @param unreadable what is wrong with templates, a sentence each
 * @param unreachable where the other nodes serve, and this one cannot connect: name →
 * address and reason
 */
record Checkup(String node, String member, String version, String engineId, String conflict, String bridge,
		Instant clock, Duration busy, Map<String, String> templates, List<String> unreadable,
		Map<String, String> unreachable) {
}
