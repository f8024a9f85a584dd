import java.nio.file.Files;
import java.util.Map;

import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ActionsApi;
import org.openapitools.client.api.ContainersApi;
import org.openapitools.client.api.NodesApi;
import org.openapitools.client.model.Action;
import org.openapitools.client.model.ContainerState;
import org.openapitools.client.model.CreateContainer;
import org.openapitools.client.model.Envelope;
import org.openapitools.client.model.Node;
import org.openapitools.client.model.StartContainer;

/** A day's work with the client that openapi-generator made of /openapi. */
class Day {

	public static void main(String[] args) throws Exception {
		ApiClient client = new ApiClient();
		client.updateBaseUri(args[0]);
		client.setRequestInterceptor((request) -> request.header("Authorization", "Bearer " + args[1]));
		NodesApi nodes = new NodesApi(client);
		System.out.println("nodes " + nodes.listNodes().getNodes().stream().map(Node::getDockerInstance).toList());

		ActionsApi actions = new ActionsApi(client);
		Envelope created = actions
			.act(new Action(new CreateContainer().action(CreateContainer.ActionEnum.CREATE_CONTAINER)
				.template("test")
				.name("generated")
				.dockerInstance("node2")), null)
			.getEnvelope();
		String id = (String) body(created).get("Id");
		actions.act(new Action(new StartContainer().action(StartContainer.ActionEnum.START_CONTAINER).id(id)), null);
		System.out.println("started on " + created.getDockerInstance());

		ContainersApi containers = new ContainersApi(client);
		long end = System.nanoTime() + 10_000_000_000L;
		while (containers
			.listContainers("node2", "generated", null, ContainerState.RUNNING, null, "-created", 0, 10)
			.getTotal() != 1) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("It is not listed");
			}
			Thread.sleep(50);
		}
		System.out.println("listed");

		String progress = Files.readString(nodes.drainNode("node2", true, 1).toPath());
		System.out.println("drained " + progress.lines().toList().getLast());
		System.out.println("draining " + nodes.getNode("node2").getDraining());
		nodes.undrainNode("node2");
		try {
			nodes.getNode("nowhere");
		}
		catch (ApiException ex) {
			System.out.println("refused " + ex.getCode());
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> body(Envelope envelope) {
		return (Map<String, Object>) ((Map<String, Object>) envelope.getResponse()).get("Body");
	}

}
