/**
 * The rules of the house as ratchets: each guard counts what breaks its rule, prints the figure and compares it with
 * {@code house.yaml}. A figure that gets worse fails, and so does a limit that is looser than the figure.
 */
@NullMarked
package io.crossdock.house;

import org.jspecify.annotations.NullMarked;
