/** Orders as rows: all their statements, and the events of the verbs. */
@NullMarked
package io.crossdock.orders.internal;

import org.jspecify.annotations.NullMarked;
