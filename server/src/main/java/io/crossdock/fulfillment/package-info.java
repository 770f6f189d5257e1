/**
 * Owns fulfillments: the work of one node for one order, its shipment, and the state of its parcel.
 *
 * <p>Promises that every unit handed to a node ends up exactly once as shipped, missing or given back, and that a
 * parcel is delivered or lost, not both.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "platform :: request"})
@NullMarked
package io.crossdock.fulfillment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
