/** Reservations on stock rows: decided in turn, all or nothing for each owner, released, shipped. */
@NullMarked
package io.crossdock.inventory.reservation;

import org.jspecify.annotations.NullMarked;
