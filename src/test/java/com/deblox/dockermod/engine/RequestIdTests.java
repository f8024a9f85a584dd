package com.deblox.dockermod.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestId}, {@link TraceParent} and {@link RequestInLog}.
 */
class RequestIdTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	@Test
	void anIdIsThatOfATraceAndOfAStepAndNew() {
		RequestId id = RequestId.random();
		assertThat(id.value()).matches("[0-9a-f]{32}-[0-9a-f]{16}").isEqualTo(id.traceId() + "-" + id.spanId());
		assertThat(id.parent()).isNull();
		assertThat(RequestId.random().traceId()).isNotEqualTo(id.traceId());
	}

	@Test
	void twoRequestsOfOneTraceDiffer() {
		String header = "00-" + TRACE + "-" + SPAN + "-01";
		RequestId one = RequestId.of(header);
		RequestId other = RequestId.of(header);
		assertThat(one.traceId()).isEqualTo(TRACE).isEqualTo(other.traceId());
		assertThat(one.spanId()).isNotEqualTo(SPAN).isNotEqualTo(other.spanId());
		assertThat(one.parent()).isEqualTo(new TraceParent(TRACE, SPAN, true)).hasToString(header);
	}

	@ParameterizedTest
	@CsvSource({ "00-" + TRACE + "-" + SPAN + "-01, true", "00-" + TRACE + "-" + SPAN + "-00, true",
			"cc-" + TRACE + "-" + SPAN + "-01-more, true", "ff-" + TRACE + "-" + SPAN + "-01, false",
			"00-" + TRACE + "-" + SPAN + "-01-more, false",
			"00-00000000000000000000000000000000-" + SPAN + "-01, false", "00-" + TRACE + "-0000000000000000-01, false",
			"00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01, false", "'', false", "00-abc, false" })
	void aTraceCountsWhereItIsNamedByTheRules(String header, boolean valid) {
		assertThat(RequestId.of(header).traceId().equals(TRACE)).isEqualTo(valid);
	}

	@Test
	void whoSaysThatHeRecordsNothingIsHeard() {
		assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-00"))
			.isEqualTo(new TraceParent(TRACE, SPAN, false));
		assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-03")).isEqualTo(new TraceParent(TRACE, SPAN, true));
	}

	@Test
	void theIdOfANodeOfAnOlderVersionIsATraceAlone() {
		RequestId id = new RequestId(TRACE);
		assertThat(id.traceId()).isEqualTo(TRACE);
		assertThat(id.spanId()).isEmpty();
	}

	@Test
	void logLinesCarryTheInnermostRequestAndNoneAfterwards() {
		RequestId outer = RequestId.random();
		RequestId inner = RequestId.random();
		try (RequestInLog _ = RequestInLog.of(outer)) {
			try (RequestInLog _ = RequestInLog.of(inner); RequestInLog _ = RequestInLog.of(inner)) {
				assertThat(MDC.get("trace.id") + "-" + MDC.get("span.id")).isEqualTo(inner.value());
			}
			assertThat(MDC.get("trace.id") + "-" + MDC.get("span.id")).isEqualTo(outer.value());
		}
		assertThat(MDC.get("trace.id")).isNull();
		assertThat(MDC.get("span.id")).isNull();
	}

}
