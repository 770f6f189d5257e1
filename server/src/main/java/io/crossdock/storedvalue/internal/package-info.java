/** Rules, statements and the payment provider of stored value. */
@NullMarked
package io.crossdock.storedvalue.internal;

import org.jspecify.annotations.NullMarked;
