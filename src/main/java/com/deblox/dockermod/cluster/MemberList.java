package com.deblox.dockermod.cluster;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.internal.util.AddressUtil;
import com.hazelcast.internal.util.AddressUtil.AddressHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where members may be, as Hazelcast asks for it whenever it looks for some: at the
 * start, and while apart. A name stands for each address that it has at that moment;
 * Hazelcast itself would take those only that are on this node's own interface. Safe for
 * use by several threads; looking up a name blocks, as it does in Hazelcast.
 */
public final class MemberList extends TcpIpConfig {

	private static final Logger logger = LoggerFactory.getLogger(MemberList.class);

	/** The most members that are looked for. */
	private static final int LIMIT = 1024;

	private final List<String> written;

	private final Names names;

	private final Supplier<List<String>> remembered;

	private final UnaryOperator<List<String>> searched;

	private final Map<String, List<String>> told = new ConcurrentHashMap<>();

	MemberList(TcpIpConfig written, List<String> more, Supplier<List<String>> remembered, Names names,
			UnaryOperator<List<String>> searched) {
		setEnabled(true);
		setConnectionTimeoutSeconds(written.getConnectionTimeoutSeconds());
		setRequiredMember(written.getRequiredMember());
		Set<String> members = new LinkedHashSet<>();
		written.getMembers().forEach((line) -> members.addAll(Arrays.asList(MEMBER_TEXT_SPLIT_PATTERN.split(line))));
		// what the file has where nobody wrote into it leads nowhere else
		if (!more.isEmpty() && members.equals(Set.of("127.0.0.1"))) {
			members.clear();
		}
		members.addAll(more);
		members.removeIf(String::isBlank);
		this.written = List.copyOf(members);
		this.names = names;
		this.remembered = remembered;
		this.searched = searched;
		setMembers(this.written);
	}

	/**
	 * What somebody wrote, names and patterns included.
	 * @param config where members are looked for
	 * @return the entries
	 */
	public static List<String> written(TcpIpConfig config) {
		return (config instanceof MemberList list) ? list.written : config.getMembers();
	}

	@Override
	public List<String> getMembers() {
		Set<String> members = new LinkedHashSet<>();
		this.written.forEach((member) -> members.addAll(addresses(member)));
		members.addAll(this.remembered.get());
		return this.searched.apply(members.stream().limit(LIMIT).toList());
	}

	private List<String> addresses(String member) {
		AddressHolder holder = AddressUtil.getAddressHolder(member);
		if (AddressUtil.isIpAddress(holder.getAddress())) {
			return List.of(member);
		}
		String port = (holder.getPort() > 0) ? ":" + holder.getPort() : "";
		List<String> found = new ArrayList<>();
		try {
			for (InetAddress address : this.names.lookUp(holder.getAddress())) {
				if (address instanceof Inet4Address) {
					found.add(address.getHostAddress() + port);
				}
			}
		}
		catch (IOException ex) {
			// a name that nobody knows yet may be known soon
		}
		tell(member, found.stream().sorted().toList());
		return found;
	}

	private void tell(String member, List<String> found) {
		if (!found.equals(this.told.put(member, found))) {
			if (found.isEmpty()) {
				logger.warn("Members are looked for at {}, a name that has no IPv4 address now", member);
			}
			else {
				logger.info("Members are looked for at {}, which is {}", member, String.join(", ", found));
			}
		}
	}

	/**
	 * Knows the addresses of names.
	 */
	@FunctionalInterface
	interface Names {

		InetAddress[] lookUp(String name) throws IOException;

	}

}
