package com.deblox.dockermod.observation;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What this node's own process takes of its host: what an operator sizes it by, and no
 * more. Asked for when it is scraped, and costs nothing else.
 */
final class ProcessMeters implements MeterBinder {

	private static final Path STATUS = Path.of("/proc/self/status");

	private static final double NANOS = 1e9;

	private static final double MILLIS = 1e3;

	/** Held here: a meter holds what it asks weakly, and this is a list of our own. */
	private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

	@Override
	public void bindTo(MeterRegistry registry) {
		if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
			FunctionCounter.builder("dockermod.process.cpu", system, (it) -> it.getProcessCpuTime() / NANOS)
				.description("Processor time of this process, user and system")
				.baseUnit("seconds")
				.register(registry);
			Gauge.builder("dockermod.process.open.fds", system, UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
				.description("Open files and connections of this process")
				.register(registry);
			Gauge.builder("dockermod.process.max.fds", system, UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
				.description("The most files and connections that this process may have open")
				.register(registry);
		}
		Gauge.builder("dockermod.process.resident.memory", ProcessMeters::resident)
			.description("Memory of this process, as its host sees it")
			.baseUnit("bytes")
			.register(registry);
		TimeGauge
			.builder("dockermod.process.start.time", ManagementFactory.getRuntimeMXBean(), TimeUnit.MILLISECONDS,
					(runtime) -> runtime.getStartTime())
			.description("When this process started, in seconds since 1970")
			.register(registry);
		java(registry);
	}

	private void java(MeterRegistry registry) {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		Gauge.builder("dockermod.jvm.heap.used", memory, (it) -> it.getHeapMemoryUsage().getUsed())
			.description("Java's heap in use, garbage included")
			.baseUnit("bytes")
			.register(registry);
		Gauge.builder("dockermod.jvm.heap.max", memory, (it) -> it.getHeapMemoryUsage().getMax())
			.description("The most that Java's heap may become")
			.baseUnit("bytes")
			.register(registry);
		FunctionCounter
			.builder("dockermod.jvm.gc", this.collectors,
					(all) -> all.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum() / MILLIS)
			.description("Time that Java spent collecting garbage")
			.baseUnit("seconds")
			.register(registry);
		Gauge
			.builder("dockermod.jvm.threads", ManagementFactory.getThreadMXBean(),
					(threads) -> threads.getThreadCount())
			.description("Java's platform threads; the virtual ones are not counted")
			.register(registry);
	}

	/** In bytes, or not a number where it cannot be had. */
	private static double resident() {
		try {
			for (String line : Files.readAllLines(STATUS)) {
				if (line.startsWith("VmRSS:")) {
					return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
				}
			}
		}
		catch (IOException ex) {
			// another system than Linux
		}
		return Double.NaN;
	}

}
