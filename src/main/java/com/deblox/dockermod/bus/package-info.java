/**
 * The bus: the same actions as messages, and the cluster's events, by STOMP over
 * WebSocket.
 */
@ApplicationModule(allowedDependencies = { "actions", "events", "http", "engine", "security", "settings" })
@NullMarked
package com.deblox.dockermod.bus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
