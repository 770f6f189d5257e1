/** The rules of returns, and their stores. */
@NullMarked
package io.crossdock.returns.internal;

import org.jspecify.annotations.NullMarked;
