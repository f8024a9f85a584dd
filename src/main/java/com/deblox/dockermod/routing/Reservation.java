package com.deblox.dockermod.routing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.deblox.dockermod.docker.EngineInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a container reserves of its node, or what a node has to give.
 *
 * @param memory bytes
 * @param nanoCpus processors, in billionths
 */
record Reservation(long memory, long nanoCpus) {

	static final Reservation NONE = new Reservation(0, 0);

	private static final long CPU = 1_000_000_000;

	private static final long MEBIBYTE = 1024 * 1024;

	/**
	 * What a container reserves.
	 * @param host the {@code HostConfig} of its spec, or of what is said of it
	 * @return its {@code MemoryReservation}, or else its limit {@code Memory}, and its
	 * {@code NanoCpus}; none where they are missing, 0 or less
	 */
	static Reservation of(JsonNode host) {
		long reserved = host.path("MemoryReservation").asLong(0);
		long memory = (reserved > 0) ? reserved : host.path("Memory").asLong(0);
		return new Reservation(Math.max(0, memory), Math.max(0, host.path("NanoCpus").asLong(0)));
	}

	/**
	 * All that there is at an engine.
	 * @param engine what it says of itself
	 * @return its memory and processors
	 */
	static Reservation of(EngineInfo engine) {
		return new Reservation(engine.memory(), engine.cpus() * CPU);
	}

	boolean isNone() {
		return equals(NONE);
	}

	Reservation plus(Reservation other) {
		return new Reservation(this.memory + other.memory, this.nanoCpus + other.nanoCpus);
	}

	Reservation minus(Reservation other) {
		return new Reservation(this.memory - other.memory, this.nanoCpus - other.nanoCpus);
	}

	/**
	 * Why this does not fit.
	 * @param free what is left of a node
	 * @param all what the node has
	 * @return what is missing, and how much there is; {@code null} if this fits
	 */
	@Nullable String lacks(Reservation free, Reservation all) {
		if (this.memory > 0 && this.memory > free.memory) {
			return mebibytes(this.memory, RoundingMode.UP) + " MiB of memory are reserved by it, and "
					+ mebibytes(free.memory, RoundingMode.DOWN) + " of the node's "
					+ mebibytes(all.memory, RoundingMode.DOWN) + " MiB are free";
		}
		if (this.nanoCpus > 0 && this.nanoCpus > free.nanoCpus) {
			return cpus(this.nanoCpus) + " cpus are reserved by it, and " + cpus(free.nanoCpus) + " of the node's "
					+ cpus(all.nanoCpus) + " are free";
		}
		return null;
	}

	private static String mebibytes(long bytes, RoundingMode rounding) {
		return BigDecimal.valueOf(Math.max(0, bytes)).divide(BigDecimal.valueOf(MEBIBYTE), 0, rounding).toPlainString();
	}

	private static String cpus(long nanoCpus) {
		BigDecimal cpus = BigDecimal.valueOf(Math.max(0, nanoCpus), 9).stripTrailingZeros();
		return cpus.toPlainString();
	}

}
