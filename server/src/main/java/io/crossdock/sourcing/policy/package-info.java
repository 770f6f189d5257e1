/** The rate card and the rules of the objective, read and checked. */
@NullMarked
package io.crossdock.sourcing.policy;

import org.jspecify.annotations.NullMarked;
