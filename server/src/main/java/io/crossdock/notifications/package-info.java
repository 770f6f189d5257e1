/**
 * Owns messages to customers: which facts are told, in which words, and whether they went out.
 *
 * <p>Promises that a fact is one message, and that a message that is sent again carries the same id, so that mailboxes
 * can tell.
 */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"shared", "orders", "payments", "fulfillment", "promises"})
@NullMarked
package io.crossdock.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
