/** Tests of the benches: that a floor is a floor. */
@NullMarked
package io.crossdock.bench;

import org.jspecify.annotations.NullMarked;
