/**
 * Owns the calls to payment providers, node systems and carriers, and their webhooks.
 *
 * <p>Promises that a call is bounded in time, that a failing system is not called without pause, and that every signed
 * webhook is applied or becomes a case.
 */
@ApplicationModule(
        displayName = "Connectors",
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: golive",
            "platform :: start",
            "masterdata",
            "payments",
            "fulfillment",
            "returns"
        })
@NullMarked
package io.crossdock.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
