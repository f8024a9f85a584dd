package com.deblox.dockermod.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.deblox.dockermod.engine.DockerPath;
import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.EngineRequest;
import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.engine.RequestInLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes containers, one or many: places them, and says of each what became of it. What
 * was begun is finished, whether the caller stays or not.
 */
public final class ContainerCreator implements AutoCloseable {

	private final Admission admission;

	private final Placement placement;

	private final Dealer dealer;

	private final OperationDeadlines deadlines;

	private final ImageSources images;

	private final NetworkSupply networks;

	private final SingleCreate single;

	private final JsonMapper json;

	private final DaemonTurns turns = new DaemonTurns();

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("create-", 0).factory());

	ContainerCreator(Admission admission, Placement placement, Dealer dealer, OperationDeadlines deadlines,
			ImageSources images, NetworkSupply networks, SingleCreate single, JsonMapper json) {
		this.admission = admission;
		this.placement = placement;
		this.dealer = dealer;
		this.deadlines = deadlines;
		this.images = images;
		this.networks = networks;
		this.single = single;
		this.json = json;
	}

	/**
	 * Make what is ordered.
	 * @param order what, and how many
	 * @return what became of each, in order
	 * @throws com.deblox.dockermod.engine.EngineException if nothing was begun: not
	 * allowed, no node eligible
	 */
	public List<NodeAnswer> create(ContainerOrder order) {
		this.admission.admit(EngineRequest.of("POST", DockerPath.of("containers", "create"), order.origin(),
				this.deadlines.create()));
		Eligible eligible = this.placement.eligible(order);
		LabelledSpec spec = new LabelledSpec(order, this.json);
		ImageSupply images = new ImageSupply(order, this.images);
		OrderNetworks networks = new OrderNetworks(order, this.networks, this.images.nodes());
		List<CompletableFuture<NodeAnswer>> pending = new ArrayList<>(order.count());
		try (Seats seats = new Seats(order, eligible, this.dealer)) {
			for (NodeName node : seats.dealt()) {
				InstanceOrder instance = new InstanceOrder(order, nameOf(order, pending.size() + 1), spec, images,
						networks);
				pending.add(CompletableFuture.supplyAsync(() -> create(instance, node, seats), this.threads));
			}
			while (pending.size() < order.count()) {
				pending.add(CompletableFuture.completedFuture(new NodeAnswer.Failed(null, seats.none())));
			}
			return pending.stream().map(CompletableFuture::join).toList();
		}
	}

	private static @Nullable String nameOf(ContainerOrder order, int number) {
		return (order.name() == null || order.instances() == null) ? order.name() : order.name() + "-" + number;
	}

	/**
	 * On the node that it was dealt to; on another where that one certainly did nothing;
	 * and where none of these has its image, on one that is brought it.
	 */
	private NodeAnswer create(InstanceOrder instance, NodeName dealt, Seats seats) {
		try (RequestInLog _ = RequestInLog.of(instance.order().origin().id())) {
			NodeAnswer answer = inTurn(instance, dealt);
			NodeAnswer missing = missing(instance, answer, null);
			if (!isForAnother(instance, answer)) {
				return answer;
			}
			List<NodeName> others = seats.others(dealt);
			if (missing != null) {
				// what only some nodes have (built, committed) draws its containers there
				others = instance.images().holders(others);
			}
			for (int i = 0; i < others.size() && isForAnother(instance, answer); i++) {
				if (seats.take(others.get(i))) {
					answer = inTurn(instance, others.get(i));
					missing = missing(instance, answer, missing);
				}
			}
			return (missing != null && isForAnother(instance, answer)) ? supplied(instance, missing) : answer;
		}
		finally {
			this.dealer.done(dealt);
		}
	}

	private static boolean isForAnother(InstanceOrder instance, NodeAnswer answer) {
		return SingleCreate.isForAnother(answer) || instance.images().isMissing(answer);
	}

	private static @Nullable NodeAnswer missing(InstanceOrder instance, NodeAnswer answer,
			@Nullable NodeAnswer before) {
		return instance.images().isMissing(answer) ? answer : before;
	}

	private NodeAnswer supplied(InstanceOrder instance, NodeAnswer missing) {
		NodeName node = Objects.requireNonNull(missing.node());
		NodeAnswer failure = instance.images().bring(node, missing);
		return (failure != null) ? failure : inTurn(instance, node);
	}

	private NodeAnswer inTurn(InstanceOrder instance, NodeName node) {
		try (DaemonTurns.Turn turn = this.turns.take(node)) {
			// it may have gone while the others had their turns
			EngineException gone = this.placement.gone(node);
			return (gone != null) ? new NodeAnswer.Failed(node, gone) : this.single.create(instance, node, turn);
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
