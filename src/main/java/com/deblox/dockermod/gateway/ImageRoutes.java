package com.deblox.dockermod.gateway;

import java.time.Duration;
import java.util.List;

import com.deblox.dockermod.engine.DockerPath;

/**
 * The routes of images. What changes them is done on every node, so that it does not
 * matter who is asked; what reads them goes to one that has them.
 */
final class ImageRoutes {

	private static final String HOLDER = "to a node that has it";

	private static final String HOLDERS = "on every node that has it";

	private static final String ASKED = "to the node that was asked";

	private static final Duration REMOVING = Duration.ofMinutes(10);

	private ImageRoutes() {
	}

	static List<Route> of(ClusterView view, BuildPlace place) {
		Rule asked = new AskedRule(view);
		Rule pull = new PullRule(view);
		Rule holder = new HolderRule(view, ImageRoutes::named);
		Rule holders = new EveryHolderRule(view, REMOVING);
		return List.of(
				Route.of("POST", "/images/create", Manner.UPLOAD, "on every node; an import where it was asked",
						(request) -> (request.path().parameter("fromSrc") != null) ? asked.answer(request)
								: pull.answer(request)),
				Route.of("POST", "/images/load", Manner.UPLOAD, "on every node", new LoadRule(view)),
				Route.of("GET", "/images/get", Manner.WORK, "to a node that has all of them",
						new HolderRule(view, ImageRoutes::listed)),
				Route.of("GET", "/images/**/get", Manner.WORK, HOLDER, holder),
				Route.of("GET", "/images/**/json", Manner.READ, HOLDER, holder),
				Route.of("GET", "/images/**/history", Manner.READ, HOLDER, holder),
				Route.of("POST", "/images/**/push", Manner.WORK, HOLDER, new HolderRule(view, ImageRoutes::pushed)),
				Route.of("POST", "/images/**/tag", Manner.WORK, HOLDERS, holders),
				Route.of("DELETE", "/images/**", Manner.WORK, HOLDERS, holders),
				Route.of("POST", "/build", Manner.UPLOAD, "on one node, placed",
						new BuildRule(view, new NetworkNames(view), place)),
				Route.of("POST", "/session", Manner.HIJACK, ASKED, asked),
				Route.of("POST", "/grpc", Manner.HIJACK, ASKED, asked),
				Route.of("POST", "/commit", Manner.WORK, "to the owner", new CommitRule(view)));
	}

	/** The path that shows an image. */
	static DockerPath image(String name) {
		return DockerPath.of("images", name, "json");
	}

	private static List<DockerPath> named(DockerPath path) {
		return List.of(image(name(path)));
	}

	private static List<DockerPath> pushed(DockerPath path) {
		String tag = path.parameter("tag");
		return List.of(image((tag != null && !tag.isEmpty()) ? name(path) + ":" + tag : name(path)));
	}

	private static List<DockerPath> listed(DockerPath path) {
		return path.query()
			.stream()
			.filter((parameter) -> parameter.name().equals("names"))
			.map((parameter) -> image(parameter.value()))
			.toList();
	}

	private static String name(DockerPath path) {
		List<String> segments = path.segments();
		return String.join("/", segments.subList(1, segments.size() - 1));
	}

}
