package com.deblox.dockermod.bus;

import java.util.function.BooleanSupplier;

import com.deblox.dockermod.engine.Caller;

/**
 * Who is connected.
 *
 * @param caller who, as far as rights go
 * @param address from where: an address, or {@code unix socket}
 * @param standing whether it would be let in again
 */
record Client(Caller caller, String address, BooleanSupplier standing) {

}
