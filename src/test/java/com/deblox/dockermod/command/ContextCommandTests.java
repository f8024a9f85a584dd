package com.deblox.dockermod.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Docker contexts of nodes, made by a docker command that notes what it is told.
 */
class ContextCommandTests {

	@TempDir
	Path home;

	private Map<String, String> env(String node, String token) throws IOException {
		Path docker = this.home.resolve("bin/docker");
		Files.createDirectories(docker.getParent());
		Files.writeString(docker,
				"""
						#!/bin/sh
						echo "$@" >> %s/told
						case "$*" in *"create taken"*) echo 'context "taken" already exists'; exit 1;; *broken*) echo no; exit 1;; esac
						"""
					.formatted(this.home));
		Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
		return Map.of("DOCKERMOD_NODE", node, "DOCKERMOD_TOKEN", token, "HOME", this.home.toString(), "PATH",
				docker.getParent() + ":/nonexistent");
	}

	@Test
	void withATokenTheContextHasAFolderThatSendsIt() throws IOException {
		Path folder = this.home.resolve(".dockermod");
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("config.json"), "{\"psFormat\": \"x\", \"HttpHeaders\": {\"A\": \"b\"}}");
		Ran ran = Ran.with(env("http://host-a", "secret-token"), false, "context", "cluster");
		assertThat(ran.status()).isZero();
		assertThat(ran.lines()).containsExactly("The context cluster is the cluster, asked at http://host-a:",
				"  docker --config " + folder + " --context cluster ps");
		assertThat(this.home.resolve("told"))
			.hasContent("--config " + folder + " context create cluster --docker host=tcp://host-a:8080");
		assertThat(Json.read(Files.readString(folder.resolve("config.json")))).isEqualTo(Json.read("""
				{"psFormat": "x", "HttpHeaders": {"A": "b", "Authorization": "Bearer secret-token"}}"""));
		assertThat(Files.getPosixFilePermissions(folder.resolve("config.json")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void overTheSocketNoTokenIsNeeded() throws IOException {
		Ran ran = Ran.with(env("unix:///run/x.sock", "secret-token"), false, "context");
		assertThat(ran.status()).isZero();
		assertThat(this.home.resolve("told")).hasContent("context create dockermod --docker host=unix:///run/x.sock");
		assertThat(this.home.resolve(".dockermod")).doesNotExist();
	}

	@Test
	void withTlsTheCertificatesToTrustAreNamedOrItIsRefused() throws IOException {
		Path authority = Files.writeString(this.home.resolve("ca.pem"), "");
		Ran ran = Ran.with(env("https://host-a", "secret-token"), false, "context", "--cacert", authority.toString());
		assertThat(ran.status()).as(ran.err()).isZero();
		assertThat(Files.readString(this.home.resolve("told"))).contains("host=tcp://host-a:8080,ca=" + authority);
		Files.delete(this.home.resolve("told"));
		Ran refused = Ran.with(env("https://host-a", "secret-token"), false, "context");
		assertThat(refused.status()).isEqualTo(2);
		assertThat(refused.err()).contains("--cacert").hasLineCount(1);
		assertThat(this.home.resolve("told")).doesNotExist();
	}

	@Test
	void aContextThatIsThereIsChanged() throws IOException {
		assertThat(Ran.with(env("unix:///run/x.sock", "t"), false, "context", "taken").status()).isZero();
		assertThat(Files.readString(this.home.resolve("told"))).contains("context update taken");
	}

	@Test
	void whatDockerRefusesIsTold() throws IOException {
		Ran ran = Ran.with(env("unix:///run/x.sock", "t"), false, "context", "broken");
		assertThat(ran).isEqualTo(new Ran(1, "", "docker could not make the context: no\n"));
	}

	@Test
	void withoutDockerTheCommandsArePrintedWithoutTheToken() {
		Ran ran = Ran.with(
				Map.of("DOCKERMOD_NODE", "http://host-a:81", "DOCKERMOD_TOKEN", "secret-token", "HOME", "/h"), false,
				"context", "cluster");
		assertThat(ran.status()).isZero();
		assertThat(ran.out()).contains("/h/.dockermod/config.json", "\"$DOCKERMOD_TOKEN\"",
				"docker --config /h/.dockermod context create cluster --docker host=tcp://host-a:81");
		assertThat(ran.out()).doesNotContain("secret-token");
	}

}
