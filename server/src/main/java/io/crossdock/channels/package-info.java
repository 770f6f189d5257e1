/**
 * Owns intake: what partners send, as they sent it, and its way to an order.
 *
 * <p>Promises that what was acknowledged is stored, that the same message sent twice is one order and gets the same
 * answer, that a refusal names all violations at once, and that a channel's message that can't be read is kept until a
 * person has dealt with it.
 */
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {"shared", "platform", "masterdata", "orders"})
@NullMarked
package io.crossdock.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
