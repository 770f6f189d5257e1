/** One order as a routing problem: nodes, pieces, costs, and the plan that solves it. */
@NullMarked
package io.crossdock.sourcing.problem;

import org.jspecify.annotations.NullMarked;
