/**
 * Owns intake: partners' messages as received, and the orders that they make.
 *
 * <p>Promises that an acknowledged message is stored, that the same message sent twice is one order and gets the same
 * answer, that a refusal names all violations at once, and that an unreadable message of a channel is kept until a
 * person has dealt with it.
 */
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: golive",
            "platform :: request",
            "platform :: start",
            "masterdata",
            "cases",
            "orders",
            "orders :: agreement",
            "orders :: change",
            "orders :: seller",
            "orders :: service"
        })
@NullMarked
package io.crossdock.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
