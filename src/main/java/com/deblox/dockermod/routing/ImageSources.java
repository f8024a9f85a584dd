package com.deblox.dockermod.routing;

import com.deblox.dockermod.cluster.Nodes;

/**
 * Where the images of orders come from: the nodes that have them, and registries.
 *
 * @param nodes knows the nodes
 * @param fanOut asks them
 * @param deadlines gives the time for that
 * @param pulls reads what they say of a pull
 * @param copies copies from one to another
 */
record ImageSources(Nodes nodes, FanOut fanOut, OperationDeadlines deadlines, PullAnswer pulls, ImageCopies copies) {
}
