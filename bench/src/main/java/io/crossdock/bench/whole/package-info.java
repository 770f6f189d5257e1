/** Whole orders: partners that answer at once, in a process of their own, and where the server's time goes. */
@NullMarked
package io.crossdock.bench.whole;

import org.jspecify.annotations.NullMarked;
