/**
 * Owns the scenarios of {@code scenarios/}: reads them and plays them against a server whose business time moves in
 * steps. Promises that a scenario passes only when every expectation held at its time, and that one marked as open
 * fails.
 */
@NullMarked
package io.crossdock.world.play;

import org.jspecify.annotations.NullMarked;
