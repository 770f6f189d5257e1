/** Stored decisions: recomputed and explained, with counterfactuals. */
@NullMarked
package io.crossdock.sourcing.explain;

import org.jspecify.annotations.NullMarked;
