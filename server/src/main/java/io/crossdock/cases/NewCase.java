package io.crossdock.cases;

import java.time.Instant;

/**
 * A problem to raise.
 *
 * @param subject the order, fulfillment or return that it is about; 0 if it is about none
 * @param kind kebab-case cause under which cases are grouped, for instance {@code parcel-lost}
 * @param owner the team that decides
 * @param dueAt when it becomes overdue
 * @param detail a sentence with the figures
 */
public record NewCase(long subject, String kind, String owner, Instant dueAt, String detail) {}
