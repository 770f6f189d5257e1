/** Owns seeded odd requests over the whole API, and the checks of its answers. */
@NullMarked
package io.crossdock.bench.fuzz;

import org.jspecify.annotations.NullMarked;
