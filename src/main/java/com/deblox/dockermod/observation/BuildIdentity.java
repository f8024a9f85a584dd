package com.deblox.dockermod.observation;

import com.deblox.dockermod.engine.NodeName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;

/**
 * Which program this is, on which node: at {@code /actuator/info}, and as a metric of
 * value 1.
 */
final class BuildIdentity implements InfoContributor, MeterBinder {

	private static final String UNKNOWN = "unknown";

	private final NodeName self;

	private final String version;

	private final String commit;

	/**
	 * Make it.
	 * @param self this node
	 * @param build what Maven noted, or {@code null} outside a build
	 * @param git what Git knew, or {@code null} where it was built without it
	 */
	BuildIdentity(NodeName self, @Nullable BuildProperties build, @Nullable GitProperties git) {
		this.self = self;
		this.version = known((build != null) ? build.getVersion() : null);
		this.commit = known((git != null) ? git.getCommitId() : null);
	}

	private static String known(@Nullable String text) {
		return (text != null && !text.isBlank()) ? text : UNKNOWN;
	}

	@Override
	public void contribute(Info.Builder info) {
		info.withDetail("version", this.version)
			.withDetail("commit", this.commit)
			.withDetail("dockerInstance", this.self.value());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("dockermod.build.info", () -> 1)
			.description("Which program this is; always 1")
			.tag("version", this.version)
			.tag("commit", this.commit)
			.tag("node", this.self.value())
			.register(registry);
	}

}
