/** Owns the loads, the server under test, and the measurement of a run. */
@NullMarked
package io.crossdock.bench.load;

import org.jspecify.annotations.NullMarked;
