/** Claims on stock rows: decided in turn, all or nothing per order, given back and closed. */
@NullMarked
package io.crossdock.inventory.reservation;

import org.jspecify.annotations.NullMarked;
