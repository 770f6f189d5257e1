package io.crossdock.inventory.availability;

/**
 * From when figures are.
 *
 * @param position everything before this place of the log is in them, and maybe something after; what is asked after it
 *     in the feed of changes brings the figures forward
 * @param stalenessMs milliseconds of machine time: every change that was committed longer ago is in them
 */
public record AsOf(String position, long stalenessMs) {}
