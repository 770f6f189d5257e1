/**
 * Owns how Crossdock talks to payment providers, node systems and carriers: calls out, and their webhooks in.
 *
 * <p>Promises that a call is bounded in time, that a broken system is not hammered, and that no signed webhook is lost:
 * it is applied, or it is a case.
 */
@ApplicationModule(
        displayName = "Connectors",
        allowedDependencies = {"shared", "platform", "masterdata", "payments", "fulfillment", "returns"})
@NullMarked
package io.crossdock.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
