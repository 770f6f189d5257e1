package io.crossdock.platform.background;

import java.time.Instant;

/**
 * Background work of this node that fails.
 *
 * @param work what it does
 * @param since when it failed first since it last succeeded, in business time
 * @param times failures since
 * @param reason the latest failure
 */
public record FailingWork(String work, Instant since, int times, String reason) {}
