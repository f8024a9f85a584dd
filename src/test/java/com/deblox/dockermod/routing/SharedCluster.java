package com.deblox.dockermod.routing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link RoutingCluster} for each test, on members that all of this package share.
 */
final class SharedCluster implements ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == RoutingCluster.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return new RoutingCluster(context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(RoutingCluster.Members.class, (key) -> new RoutingCluster.Members(),
					RoutingCluster.Members.class));
	}

}
