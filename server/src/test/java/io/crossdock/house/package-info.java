/**
 * The house rules as ratchets: each guard counts what breaks its rule, prints the figure, and compares it with
 * {@code house.yaml}. A figure above its limit fails, and so does one that is clearly below it.
 */
@NullMarked
package io.crossdock.house;

import org.jspecify.annotations.NullMarked;
