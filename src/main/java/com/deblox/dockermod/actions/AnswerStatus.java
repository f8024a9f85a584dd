package com.deblox.dockermod.actions;

import java.util.List;

/**
 * The HTTP status of an answer, from what the daemons said.
 */
final class AnswerStatus {

	private static final int OK = 200;

	private static final int MULTI_STATUS = 207;

	private static final int NOT_FOUND = 404;

	private AnswerStatus() {
	}

	/**
	 * Of one daemon's answer; a 204 or 304 could carry no body.
	 * @param status the daemon's
	 * @return the status
	 */
	static int ofOne(int status) {
		return (status >= 400) ? status : OK;
	}

	/**
	 * Of several answers.
	 * @param statuses each one's
	 * @return the highest where all failed, 207 where some did
	 */
	static int ofSeveral(List<Integer> statuses) {
		long failed = statuses.stream().filter((status) -> status >= 400).count();
		if (failed == 0) {
			return OK;
		}
		return (failed < statuses.size()) ? MULTI_STATUS : highest(statuses);
	}

	/**
	 * Of a removal: a node that has nothing to remove did not fail, unless none had.
	 * @param statuses each one's
	 * @return the highest where nothing was removed, 207 where some failed
	 */
	static int ofRemoval(List<Integer> statuses) {
		if (statuses.stream().allMatch((status) -> status >= 400)) {
			return ofSeveral(statuses);
		}
		return ofSeveral(statuses.stream().filter((status) -> status != NOT_FOUND).toList());
	}

	private static int highest(List<Integer> statuses) {
		return statuses.stream().mapToInt(Integer::intValue).max().orElse(OK);
	}

}
