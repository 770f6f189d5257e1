/**
 * Owns the agreement with the customer: orders and their lines, with the quantities of each line in each state.
 *
 * <p>Promises that a channel's reference is one order, and that quantities add up on every line at all times: no more
 * shipped or canceled than ordered, no more delivered or lost than shipped, no more returned than delivered.
 */
@ApplicationModule(
        displayName = "Orders",
        allowedDependencies = {"shared", "platform", "platform :: change", "platform :: request"})
@NullMarked
package io.crossdock.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
