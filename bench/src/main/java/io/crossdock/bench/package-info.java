/**
 * Owns the benchmarks and the floors that they are measured against.
 *
 * <p>Promises that a figure comes with its ratio to a bare writer of the same rows, from the same run on the same
 * machine.
 */
@NullMarked
package io.crossdock.bench;

import org.jspecify.annotations.NullMarked;
