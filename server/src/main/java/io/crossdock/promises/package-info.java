/**
 * Owns commitments: the dates that orders were promised, with how they were kept, and the work that nodes have
 * accepted.
 *
 * <p>Promises that a node never accepts more work than its capacity, however many orders ask at the same time, and that
 * a promise can later be compared with the delivery.
 */
@ApplicationModule(
        displayName = "Promises",
        allowedDependencies = {"shared"})
@NullMarked
package io.crossdock.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
