package com.deblox.dockermod.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/**
 * Which DockerMod this is.
 */
final class Version implements IVersionProvider {

	private static final String BUILD = "/META-INF/build-info.properties";

	static String number() {
		try (InputStream in = Version.class.getResourceAsStream(BUILD)) {
			Properties build = new Properties();
			if (in != null) {
				build.load(in);
			}
			return build.getProperty("build.version", "development");
		}
		catch (IOException ex) {
			return "development";
		}
	}

	@Override
	public String[] getVersion() {
		return new String[] { "DockerMod " + number() };
	}

}
