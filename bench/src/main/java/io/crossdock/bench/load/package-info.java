/** Loads and servers under test, and how a run is measured. */
@NullMarked
package io.crossdock.bench.load;

import org.jspecify.annotations.NullMarked;
