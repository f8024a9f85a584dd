package com.deblox.dockermod.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.deblox.dockermod.docker.EngineInfo;
import org.jspecify.annotations.Nullable;

/**
 * What programs are built for, as in {@code linux/arm/v7}: read, and said of engines, as
 * <a href="https://github.com/containerd/platforms">containerd</a> does, which every
 * Docker daemon asks.
 *
 * @param os the operating system, or empty for any
 * @param architecture the architecture in the words of images, or empty for any
 * @param variant the architecture's variant, or empty for any
 */
record Platform(String os, String architecture, String variant) {

	private static final Set<String> SYSTEMS = Set.of("linux", "windows", "darwin", "freebsd");

	/** What others call them, kernels above all. */
	private static final Map<String, String> ARCHITECTURES = Map.ofEntries(Map.entry("x86_64", "amd64"),
			Map.entry("x86-64", "amd64"), Map.entry("aarch64", "arm64"), Map.entry("armhf", "arm"),
			Map.entry("armel", "arm"), Map.entry("armv7l", "arm"), Map.entry("armv6l", "arm"),
			Map.entry("armv8l", "arm"), Map.entry("armv5l", "arm"), Map.entry("i686", "386"), Map.entry("i386", "386"));

	/** The variant that the name of an architecture implies. */
	private static final Map<String, String> IMPLIED = Map.of("armhf", "v7", "armel", "v6", "arm", "v7", "armv8l", "v8",
			"armv7l", "v7", "armv6l", "v6", "armv5l", "v5");

	/** What every engine of an architecture is: it says no more. */
	private static final Map<String, Set<String>> EVERYBODYS = Map.of("arm64", Set.of("v8", "8"), "amd64",
			Set.of("v1"));

	/** What a 64-bit processor runs, too. */
	private static final Map<String, String> RUNS_TOO = Map.of("amd64", "386", "arm64", "arm");

	/**
	 * Read what a client says.
	 * @param text {@code os}, {@code architecture}, {@code os/architecture} or
	 * {@code os/architecture/variant}
	 * @return the platform, or {@code null} if that is none
	 */
	static @Nullable Platform parse(String text) {
		List<String> parts = List.of(text.toLowerCase(Locale.ROOT).split("/", -1));
		if (parts.size() > 3 || parts.contains("")) {
			return null;
		}
		String first = parts.getFirst().equals("macos") ? "darwin" : parts.getFirst();
		if (parts.size() > 1) {
			return of(first, parts.get(1), (parts.size() > 2) ? parts.get(2) : "");
		}
		return SYSTEMS.contains(first) ? new Platform(first, "", "") : of("", first, "");
	}

	/**
	 * What an engine says of itself.
	 * @param engine the engine
	 * @return the platform that its own programs are built for
	 */
	static Platform of(EngineInfo engine) {
		return of(engine.osType().toLowerCase(Locale.ROOT), engine.architecture().toLowerCase(Locale.ROOT), "");
	}

	private static Platform of(String os, String architecture, String variant) {
		String known = architecture(architecture);
		String said = variant.matches("[0-9]+") ? "v" + variant : variant;
		String full = said.isEmpty() ? IMPLIED.getOrDefault(architecture, "") : said;
		return new Platform(os, known, EVERYBODYS.getOrDefault(known, Set.of()).contains(full) ? "" : full);
	}

	/**
	 * An architecture in the words of images.
	 * @param kernel the kernel's word
	 * @return the word of images, the same where they agree
	 */
	static String architecture(String kernel) {
		return Objects.requireNonNullElse(ARCHITECTURES.get(kernel), kernel);
	}

	/**
	 * Whether an engine of this platform runs what is built for another, without
	 * emulating it.
	 * @param wanted the other
	 * @return whether it does; what is not said is no reason against it
	 */
	boolean runs(Platform wanted) {
		boolean anySystem = wanted.os.isEmpty() || this.os.isEmpty();
		if (!anySystem && !wanted.os.equals(this.os)) {
			return false;
		}
		if (wanted.architecture.isEmpty() || this.architecture.isEmpty()) {
			return true;
		}
		if (wanted.architecture.equals(this.architecture)) {
			// variants are in order: v7 runs what is built for v6
			return wanted.variant.isEmpty() || this.variant.isEmpty() || wanted.variant.compareTo(this.variant) <= 0;
		}
		return wanted.architecture.equals(RUNS_TOO.get(this.architecture));
	}

	@Override
	public String toString() {
		return String.join("/",
				List.of(this.os, this.architecture, this.variant).stream().filter((part) -> !part.isEmpty()).toList());
	}

}
