package com.deblox.dockermod.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Why a node did not start, where that is known: what its user reads, and what its
 * service manager does about it.
 *
 * @param sentence which setting, what it was, what is allowed
 * @param status the process's exit status
 */
public record StartFailure(String sentence, int status) {

	/** A wrong setting (EX_CONFIG of sysexits.h): to start again would not help. */
	public static final int WRONG_SETTING = 78;

	/** Anything else: it may be otherwise a moment later. */
	public static final int FAILED = 1;

	/**
	 * Find out what a failure means.
	 * @param failure what the start ended with
	 * @param environment the settings, or {@code null} where they could not be read
	 * @return what to say of it, or {@code null} if it is none that is known
	 */
	public static @Nullable StartFailure of(Throwable failure, @Nullable Environment environment) {
		StartFailure found = of(failure, ofSettings(environment), WRONG_SETTING);
		return (found != null) ? found : of(failure, List.of(new TakenAddresses(environment)), FAILED);
	}

	private static List<FailureAnalyzer> ofSettings(@Nullable Environment environment) {
		return List.of(new RefusedSettings(), new BoundValues(), new ConvertedValues(), new SettingsFiles(),
				new HazelcastMistakes(environment), new TlsSettings());
	}

	private static @Nullable StartFailure of(Throwable failure, List<FailureAnalyzer> analyzers, int status) {
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				boolean absent = analysis.getCause() instanceof AbsentAddressException;
				return new StartFailure(analysis.getDescription().strip().replaceAll("\\s+", " "),
						absent ? FAILED : status);
			}
		}
		return null;
	}

}
