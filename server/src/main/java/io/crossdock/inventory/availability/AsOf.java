package io.crossdock.inventory.availability;

/**
 * How current figures are.
 *
 * @param position position in the log: the figures contain every change before it and maybe later ones. The feed of
 *     changes after it brings them up to date
 * @param stalenessMs milliseconds of machine time; the figures contain every change that was committed earlier than
 *     that
 */
public record AsOf(String position, long stalenessMs) {}
