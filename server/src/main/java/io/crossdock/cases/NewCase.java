package io.crossdock.cases;

import java.time.Instant;

/**
 * A problem that was met.
 *
 * @param subject what it is about: an order, a fulfillment, a return, or 0 for none of them
 * @param kind kebab-case root cause under which cases are grouped, for instance {@code parcel-lost}
 * @param owner the team that decides
 * @param dueAt when it is overdue
 * @param detail a sentence with the figures
 */
public record NewCase(long subject, String kind, String owner, Instant dueAt, String detail) {}
