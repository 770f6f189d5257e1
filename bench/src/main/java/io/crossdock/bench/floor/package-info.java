/** Owns the floors: bare writers of the product's rows, and the form of those rows. */
@NullMarked
package io.crossdock.bench.floor;

import org.jspecify.annotations.NullMarked;
