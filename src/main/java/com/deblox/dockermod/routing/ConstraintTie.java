package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.cluster.Node;

/**
 * A container goes to a node that is as its constraints want.
 */
final class ConstraintTie implements WishTie {

	@Override
	public PlacementFilter read(Wishes wishes, ContainerOrder order) {
		List<Expression> constraints = wishes.constraints()
			.stream()
			.filter((constraint) -> !constraint.isSoft())
			.toList();
		return (node, same) -> {
			for (Expression constraint : constraints) {
				List<String> values = NodeFacts.of(node, constraint.key());
				if (!constraint.allows(values)) {
					return "the constraint " + constraint.text() + " is not met, "
							+ (values.isEmpty() ? "it has no " + constraint.key()
									: "its " + constraint.key() + " is " + String.join(", ", values));
				}
			}
			return null;
		};
	}

	/** Whether a node is as one constraint wants, soft or not. */
	static boolean isMet(Expression constraint, Node node) {
		return constraint.allows(NodeFacts.of(node, constraint.key()));
	}

}
