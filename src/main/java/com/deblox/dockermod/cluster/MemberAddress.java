package com.deblox.dockermod.cluster;

import java.util.List;

import com.deblox.dockermod.docker.HostAddress;
import com.deblox.dockermod.settings.AbsentAddressException;
import com.deblox.dockermod.settings.WrongSettingException;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.internal.util.AddressUtil;
import org.jspecify.annotations.Nullable;

/**
 * The address of this host at which the others meet its member: one that somebody named,
 * or the only one there is. Hazelcast would take the first, and on a Docker host that may
 * be a bridge.
 *
 * @param address the address
 * @param why who says so
 */
record MemberAddress(HostAddress address, String why) {

	/**
	 * Choose the address.
	 * @param named what {@code dockermod.members.interface} says
	 * @param written the interfaces of {@code hazelcast.yaml}
	 * @param members where the members are
	 * @param host the addresses of this host
	 * @return the one to use
	 * @throws WrongSettingException if none is the obvious one; an
	 * {@link AbsentAddressException} if there may be one later
	 */
	static MemberAddress choose(@Nullable String named, InterfacesConfig written, List<String> members,
			List<HostAddress> host) {
		if (named != null) {
			return new MemberAddress(named(named, host), MemberProperties.INTERFACE);
		}
		List<HostAddress> usable = host.stream().filter((address) -> !address.isBridge()).toList();
		if (written.isEnabled()) {
			String says = "hazelcast.yaml's interfaces say " + written.getInterfaces();
			return only(usable.stream()
				.filter((address) -> AddressUtil.matchAnyInterface(address.address(), written.getInterfaces()))
				.toList(), says, says, host);
		}
		List<HostAddress> listed = usable.stream().filter((address) -> isIn(members, address)).toList();
		if (listed.size() > 1) {
			listed = HostAddress.outward(listed);
		}
		if (!listed.isEmpty()) {
			String says = "the member-list has " + String.join(", ", members);
			return only(listed, says, says, host);
		}
		List<HostAddress> outward = HostAddress.outward(host);
		if (outward.isEmpty()) {
			throw new AbsentAddressException(
					"This host has no IPv4 address but loopback and Docker's own, where no other node "
							+ "reaches it: a network is needed, or 127.0.0.1 for " + MemberProperties.INTERFACE,
					null);
		}
		return only(outward, "this host has no other", MemberProperties.INTERFACE + " is not set", host);
	}

	private static HostAddress named(String named, List<HostAddress> host) {
		try {
			return HostAddress.named(named, host);
		}
		catch (IllegalArgumentException ex) {
			String sentence = MemberProperties.INTERFACE + " is wrong: " + ex.getMessage();
			throw HostAddress.isThere(named, host) ? new WrongSettingException(sentence, ex)
					: new AbsentAddressException(sentence, ex);
		}
	}

	private static boolean isIn(List<String> members, HostAddress address) {
		return members.stream().anyMatch((member) -> address.address().equals(member.replaceFirst(":\\d+$", "")));
	}

	private static MemberAddress only(List<HostAddress> found, String why, String says, List<HostAddress> host) {
		if (found.size() == 1) {
			return new MemberAddress(found.getFirst(), why);
		}
		boolean several = found.size() > 1;
		String sentence = says + ", and this host has "
				+ (several ? "several such addresses" : "no such address that is not Docker's own") + ": "
				+ MemberProperties.INTERFACE + " says which, of "
				+ HostAddress.list(several ? found : HostAddress.outward(host));
		throw several ? new WrongSettingException(sentence) : new AbsentAddressException(sentence, null);
	}

}
