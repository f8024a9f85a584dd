package com.deblox.dockermod.docker;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What a daemon says of itself: {@code GET /info} and {@code GET /version}.
 *
 * @param id the engine's id
 * @param version its version
 * @param apiVersion the newest API version that it speaks
 * @param minApiVersion the oldest
 * @param name its host's name
 * @param cpus its processors
 * @param memory its memory in bytes
 * @param operatingSystem its operating system, in words
 * @param architecture its architecture, as in {@code x86_64}
 * @param kernelVersion its kernel
 * @param storageDriver its storage driver
 * @param osType what its containers run on: {@code linux} or {@code windows}
 * @param labels the labels that it was started with
 */
public record EngineInfo(String id, String version, String apiVersion, String minApiVersion, String name, int cpus,
		long memory, String operatingSystem, String architecture, String kernelVersion, String storageDriver,
		String osType, Map<String, String> labels) {

	static EngineInfo of(JsonNode info, JsonNode version) {
		return new EngineInfo(info.path("ID").asString(""), info.path("ServerVersion").asString(""),
				version.path("ApiVersion").asString(""), version.path("MinAPIVersion").asString(""),
				info.path("Name").asString(""), info.path("NCPU").asInt(0), info.path("MemTotal").asLong(0),
				info.path("OperatingSystem").asString(""), info.path("Architecture").asString(""),
				info.path("KernelVersion").asString(""), info.path("Driver").asString(""),
				info.path("OSType").asString(""), labels(info.path("Labels")));
	}

	/** They are written {@code key=value}. */
	private static Map<String, String> labels(JsonNode labels) {
		Map<String, String> read = new LinkedHashMap<>();
		for (JsonNode label : labels) {
			String[] pair = label.asString("").split("=", 2);
			read.put(pair[0], (pair.length > 1) ? pair[1] : "");
		}
		return Map.copyOf(read);
	}

}
