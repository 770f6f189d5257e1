/**
 * Owns parcels under way and their tracking events: delivered, late or lost. Promises that the scans of a parcel are
 * fixed when it is handed over.
 */
@NullMarked
package io.crossdock.world.carriers;

import org.jspecify.annotations.NullMarked;
