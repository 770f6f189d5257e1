/**
 * Owns returns: what a customer may send back, what came back and in which state.
 *
 * <p>Promises that no more units come back than were delivered, and that what was received is counted once.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "masterdata", "orders", "fulfillment"})
@NullMarked
package io.crossdock.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
