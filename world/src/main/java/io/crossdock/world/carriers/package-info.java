/**
 * Owns parcels under way: their tracking events, delivered, late or lost. Promises that a parcel's story is fixed when
 * it is handed over.
 */
@NullMarked
package io.crossdock.world.carriers;

import org.jspecify.annotations.NullMarked;
