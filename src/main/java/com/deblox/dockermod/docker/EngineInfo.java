package com.deblox.dockermod.docker;

/** X. */
public record EngineInfo(String id, String version, String apiVersion, String minApiVersion, String name, int cpus,
		long memory, String operatingSystem, String architecture, String kernelVersion, String storageDriver) {
}
