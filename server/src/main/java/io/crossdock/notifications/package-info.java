/**
 * Owns messages to customers: which facts are told, in which words, and whether they were sent.
 *
 * <p>Promises that a fact makes one message, and that a message that is sent again has the same id, so that mailboxes
 * can recognize it.
 */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {
            "shared",
            "platform :: golive",
            "masterdata",
            "orders",
            "orders :: change",
            "orders :: consent",
            "orders :: service",
            "payments",
            "fulfillment",
            "promises",
            "policy",
            "policy :: fact"
        })
@NullMarked
package io.crossdock.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
