package com.deblox.dockermod.actions;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerStatus}.
 */
class AnswerStatusTests {

	@ParameterizedTest
	@CsvSource({ "200,200", "201,200", "204,200", "304,200", "399,200", "400,400", "404,404", "409,409", "500,500",
			"503,503" })
	void ofOneWhenErrorIsItElseIsOk(int daemon, int expected) {
		assertThat(AnswerStatus.ofOne(daemon)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "'',200", "201,200", "'201 201',200", "'201 409',207", "'404 409',409", "'503 500 504',504", "404,404",
			"'201 503 503',207" })
	void ofSeveralIsHighestWhereAllFailed(String statuses, int expected) {
		assertThat(AnswerStatus.ofSeveral(list(statuses))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "'200 404',200", "'200 404 409',207", "'404 404',404", "'404 409',409", "200,200", "'404 503',503" })
	void ofRemovalIsOkWhereNodeLacksIt(String statuses, int expected) {
		assertThat(AnswerStatus.ofRemoval(list(statuses))).isEqualTo(expected);
	}

	private static List<Integer> list(String statuses) {
		return statuses.isEmpty() ? List.of() : Arrays.stream(statuses.split(" ")).map(Integer::valueOf).toList();
	}

}
