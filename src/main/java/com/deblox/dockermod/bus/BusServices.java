package com.deblox.dockermod.bus;

import com.deblox.dockermod.actions.ActionDesk;
import com.deblox.dockermod.security.Rights;

/**
 * What all clients of the bus share.
 *
 * @param desk does what they ask for
 * @param events what they can follow
 * @param rights whether they may
 * @param addresses where they send it
 * @param bodies what they are told
 * @param times how long they are waited for
 */
record BusServices(ActionDesk desk, EventFeed events, Rights rights, Addresses addresses, EventBody bodies,
		BusTimes times) {

}
