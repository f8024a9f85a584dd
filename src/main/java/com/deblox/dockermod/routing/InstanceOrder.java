package com.deblox.dockermod.routing;

import org.jspecify.annotations.Nullable;

/**
 * One container of an order.
 *
 * @param order what all of them have in common
 * @param name its name, or {@code null} for Docker's choice
 * @param spec the order's spec, shared by all
 * @param images the order's image, shared by all
 * @param networks the order's networks, shared by all
 */
record InstanceOrder(ContainerOrder order, @Nullable String name, LabelledSpec spec, ImageSupply images,
		OrderNetworks networks) {
}
