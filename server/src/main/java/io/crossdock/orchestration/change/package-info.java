/**
 * Changes orders after they were placed: what may be changed at once, what a node is asked for, and what is refused.
 */
@NullMarked
package io.crossdock.orchestration.change;

import org.jspecify.annotations.NullMarked;
