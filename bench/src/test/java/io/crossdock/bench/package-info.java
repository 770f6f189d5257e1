/** Tests of the benches and their floors. */
@NullMarked
package io.crossdock.bench;

import org.jspecify.annotations.NullMarked;
