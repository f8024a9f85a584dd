package com.deblox.dockermod.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.deblox.dockermod.engine.NodeName;
import com.deblox.dockermod.ownership.ContainerEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContainerPage} against sorting everything.
 */
class ContainerPageTests {

	private final List<ContainerEntry> all = new ArrayList<>();

	ContainerPageTests() {
		Random random = new Random(5);
		for (int i = 0; i < 500; i++) {
			this.all.add(new ContainerEntry("id" + random.nextInt(), new NodeName("n" + random.nextInt(3)),
					List.of("name" + random.nextInt(50)), "image", random.nextBoolean() ? "running" : "exited",
					Map.of(), random.nextInt(20)));
		}
	}

	@Test
	void pagesAreThoseOfTheSortedWhole() {
		for (String sort : List.of("name", "-name", "created", "-created", "state", "node", "image")) {
			Comparator<ContainerEntry> order = ContainerSort.parse(sort);
			List<ContainerEntry> sorted = this.all.stream().filter(ContainerEntry::isRunning).sorted(order).toList();
			for (int limit : new int[] { 0, 1, 7, 1000 }) {
				for (int offset = 0; offset <= sorted.size() + 1; offset += 13) {
					ContainerPage page = ContainerPage.of(this.all, ContainerEntry::isRunning, order, offset, limit);
					assertThat(page.containers()).isEqualTo(sorted.stream().skip(offset).limit(limit).toList());
					assertThat(page.total()).isEqualTo(sorted.size());
				}
			}
		}
	}

}
