/** The stores of cases. */
@NullMarked
package io.crossdock.cases.internal;

import org.jspecify.annotations.NullMarked;
