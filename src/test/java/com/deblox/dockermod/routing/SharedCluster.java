package com.deblox.dockermod.routing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link RoutingCluster} for each test, on members that all of this package share; and
 * a creator of its containers, which ends with the test.
 */
final class SharedCluster implements ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == RoutingCluster.class || type == ContainerCreator.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		RoutingCluster cluster = ofTest(context);
		return (parameter.getParameter().getType() == RoutingCluster.class) ? cluster : context.getStore(NAMESPACE)
			.computeIfAbsent(ContainerCreator.class, (key) -> cluster.creator(), ContainerCreator.class);
	}

	private static RoutingCluster ofTest(ExtensionContext context) {
		RoutingCluster.Members members = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(RoutingCluster.Members.class, (key) -> new RoutingCluster.Members(),
					RoutingCluster.Members.class);
		return context.getStore(NAMESPACE)
			.computeIfAbsent(RoutingCluster.class, (key) -> new RoutingCluster(members), RoutingCluster.class);
	}

	/** A constructor's arguments are those of its test, not of its class. */
	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
		return ExtensionContextScope.TEST_METHOD;
	}

}
