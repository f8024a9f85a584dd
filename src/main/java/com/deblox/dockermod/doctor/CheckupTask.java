package com.deblox.dockermod.doctor;

import java.util.concurrent.Callable;

import com.deblox.dockermod.cluster.WireFields;
import com.deblox.dockermod.engine.Caller;
import com.deblox.dockermod.engine.Deadline;
import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.Origin;
import com.deblox.dockermod.engine.RequestId;
import com.deblox.dockermod.security.RequestSigner;
import com.deblox.dockermod.security.Seal;
import com.deblox.dockermod.security.TimeLeft;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.jspecify.annotations.Nullable;

/**
 * Has a member look at itself. Sealed for it: who is a member without the secret must not
 * have hosts connect to what he says are nodes, and learn where something listens.
 */
final class CheckupTask implements Callable<@Nullable Checkup>, HazelcastInstanceAware {

	/** Where it finds, on the member that it came to, who looks. */
	static final String KEY = CheckupTask.class.getName();

	private static final DockerPath PATH = DockerPath.of("doctor");

	private final String id;

	private final TimeLeft time;

	private final Seal seal;

	private @Nullable HazelcastInstance hazelcast;

	private CheckupTask(String id, TimeLeft time, Seal seal) {
		this.id = id;
		this.time = time;
		this.seal = seal;
	}

	static CheckupTask sealed(NodeName target, RequestSigner signer, Deadline deadline, long clusterTime) {
		EngineRequest question = EngineRequest.of("GET", PATH, Origin.ofNode(), deadline);
		TimeLeft time = TimeLeft.of(deadline);
		return new CheckupTask(question.id().value(), time, signer.seal(target, question, time, clusterTime));
	}

	/**
	 * Use its seal up.
	 * @param self the node that it came to
	 * @param signer knows the secret
	 * @param clusterTime now, by the cluster's clock
	 * @throws EngineException if it is not sealed for this node
	 */
	void verify(NodeName self, RequestSigner signer, long clusterTime) {
		EngineRequest question = EngineRequest.of("GET", PATH, new Origin(Caller.NODE, new RequestId(this.id)),
				this.time.toDeadline());
		signer.verify(self, question, this.time, this.seal, clusterTime);
	}

	/** On the member, on a thread of our executor; nothing while it is starting. */
	@Override
	public @Nullable Checkup call() {
		HazelcastInstance hazelcast = this.hazelcast;
		return (hazelcast != null && hazelcast.getUserContext().get(KEY) instanceof Asked asked) ? asked.answer(this)
				: null;
	}

	@Override
	public void setHazelcastInstance(HazelcastInstance hazelcast) {
		this.hazelcast = hazelcast;
	}

	/**
	 * Answers a member's question.
	 */
	interface Asked {

		/** Nothing, if it is not sealed. */
		@Nullable Checkup answer(CheckupTask task);

	}

	/**
	 * The task on the wire.
	 */
	static final class Serializer implements CompactSerializer<CheckupTask> {

		@Override
		public CheckupTask read(CompactReader reader) {
			return new CheckupTask(WireFields.text(reader, "id"),
					new TimeLeft(reader.readInt64("leftMillis"), reader.readInt64("silenceMillis")),
					new Seal(reader.readInt64("issuedAt"), WireFields.bytes(reader, "nonce"),
							WireFields.bytes(reader, "signature")));
		}

		@Override
		public void write(CompactWriter writer, CheckupTask task) {
			writer.writeString("id", task.id);
			writer.writeInt64("leftMillis", task.time.leftMillis());
			writer.writeInt64("silenceMillis", task.time.silenceMillis());
			writer.writeInt64("issuedAt", task.seal.issuedAt());
			writer.writeArrayOfInt8("nonce", task.seal.nonce());
			writer.writeArrayOfInt8("signature", task.seal.signature());
		}

		@Override
		public String getTypeName() {
			return "dockermod.checkup-task";
		}

		@Override
		public Class<CheckupTask> getCompactClass() {
			return CheckupTask.class;
		}

	}

}
