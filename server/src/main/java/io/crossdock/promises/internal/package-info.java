/** The rules and statements of promises and node work. */
@NullMarked
package io.crossdock.promises.internal;

import org.jspecify.annotations.NullMarked;
