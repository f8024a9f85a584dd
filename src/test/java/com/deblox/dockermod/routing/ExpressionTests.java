package com.deblox.dockermod.routing;

import java.util.List;

import com.deblox.dockermod.engine.EngineException;
import com.deblox.dockermod.engine.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * That the words of classic Swarm mean what they meant there.
 */
class ExpressionTests {

	@ParameterizedTest
	@CsvSource({ "zone==a, a, true", "zone==a, ab, false", "zone!=a, a, false", "zone!=a, b, true",
			"zone==us-*, us-east, true", "zone==*east, us-east, true", "zone==us-*, eu-us-1, false",
			"zone!=us-*, us-east, false", "zone==~a, a, true", "zone!=~a, a, false",
			"storage==/ssd|nvme/, a-nvme, true", "storage==/^ssd$/, ssd2, false", "storage!=/ssd/, ssd2, false",
			"version==1.2, 1x2, false", "path==/a, /a, true",
			"os==*GNU/Linux 11 (*, Debian GNU/Linux 11 (bullseye), true", "a==b=c, b=c, true" })
	void allowsWhatFits(String text, String value, boolean allowed) {
		assertThat(parse(text).allows(List.of(value))).isEqualTo(allowed);
	}

	@Test
	void allowsWhenAnyOfSeveralFits() {
		assertThat(parse("zone==a").allows(List.of("b", "a"))).isTrue();
		assertThat(parse("zone!=a").allows(List.of("b", "a"))).isFalse();
	}

	@Test
	void allowsWhenNothingIsThereIsWhatIsNegated() {
		assertThat(parse("zone==*").allows(List.of())).isFalse();
		assertThat(parse("zone!=*").allows(List.of())).isTrue();
	}

	@Test
	void softIsAWishOnly() {
		assertThat(parse("zone==~a")).returns(true, Expression::isSoft).returns("a", Expression::value);
		assertThat(parse("zone!=a")).returns(false, Expression::isSoft).returns(true, Expression::isNegated);
	}

	@Test
	void exactIsWhatIsNoPattern() {
		assertThat(parse("container==web").isExact()).isTrue();
		assertThat(parse("container==we*").isExact()).isFalse();
		assertThat(parse("container==/we/").isExact()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "zone", "zone=a", "==a", "zone==", "zone==~", "zone!=~~a", "1zone==a", "zo ne==a",
			"zone~=a", "zone==/(/" })
	void parseWhenMalformedSaysWhatIsAllowed(String text) {
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> parse(text))
			.withMessageStartingWith("The constraint \"" + text + "\" cannot be read")
			.withMessageContaining("allowed are key==value and key!=value")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.BAD_REQUEST);
	}

	@Test
	void regexThatTriesForEverIsGivenUp() {
		Expression endless = parse("zone==/^(a+a+)+\\1!$/");
		assertThatExceptionOfType(EngineException.class).isThrownBy(() -> endless.allows(List.of("a".repeat(60) + "?")))
			.withMessageContaining("takes too long")
			.extracting(EngineException::situation)
			.isEqualTo(Situation.BAD_REQUEST);
	}

	private static Expression parse(String text) {
		return Expression.parse("constraint", text);
	}

}
