package com.deblox.dockermod.systemd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * That datagrams reach the service manager.
 */
class NotifySocketTests {

	@TempDir
	private Path folder;

	@Test
	void whatIsToldArrivesInOneDatagram() throws Throwable {
		assertArrives(this.folder.resolve("notify").toString());
	}

	@Test
	void whatIsToldArrivesAtAnAbstractName() throws Throwable {
		assertArrives("@dockermod-" + UUID.randomUUID());
	}

	private static void assertArrives(String path) throws Throwable {
		try (Receiver receiver = new Receiver(path)) {
			NotifySocket socket = new NotifySocket(path);
			socket.tell(ServiceManager.READY, ServiceManager.status("Grüße\nof two lines"));
			socket.tell(ServiceManager.ALIVE);
			await().until(() -> receiver.heard().size() == 2);
			assertThat(receiver.heard()).containsExactly("READY=1\nSTATUS=Grüße of two lines", "WATCHDOG=1");
		}
	}

	@Test
	void tellWhenNobodyListensSaysWhereAndWhy() {
		String path = this.folder.resolve("notify").toString();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new NotifySocket(path).tell(ServiceManager.READY))
			.withMessage("The service manager at " + path + " cannot be told: error 2 of the system");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "@", "notify", "vsock:2:1234" })
	void createWhenItIsNoUnixSocketIsRefused(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> new NotifySocket(path))
			.withMessage("NOTIFY_SOCKET is '" + path + "': an absolute path, or @ and a name, is allowed");
	}

	@Test
	void createWhenThePathIsLongerThanTheKernelTakesIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NotifySocket("/" + "x".repeat(107)));
	}

}
