/** Decisions as they are stored, recomputed and explained, with counterfactuals. */
@NullMarked
package io.crossdock.sourcing.explain;

import org.jspecify.annotations.NullMarked;
