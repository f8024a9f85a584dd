package com.deblox.dockermod.bus;

import com.deblox.dockermod.engine.Caller;

/**
 * Who is connected.
 *
 * @param caller who, as far as rights go
 * @param address from where: an address, or {@code unix socket}
 */
record Client(Caller caller, String address) {

}
