/**
 * Owns what was committed to: the dates that orders were promised, with how they were kept, and the work that nodes
 * have taken on.
 *
 * <p>Promises that a node never takes on more than it said it can, whoever asks at the same time, and that a promise
 * once made can be held against what happened.
 */
@ApplicationModule(
        displayName = "Promises",
        allowedDependencies = {"shared"})
@NullMarked
package io.crossdock.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
