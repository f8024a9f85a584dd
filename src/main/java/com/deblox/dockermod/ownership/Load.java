package com.deblox.dockermod.ownership;

/**
 * What a node carries.
 *
 * @param containers its containers, running or not
 * @param running those that run
 */
public record Load(int containers, int running) {
}
