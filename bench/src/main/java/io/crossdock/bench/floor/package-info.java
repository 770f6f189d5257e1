/** The floors: bare writers of the same rows, and what they write. */
@NullMarked
package io.crossdock.bench.floor;

import org.jspecify.annotations.NullMarked;
