/**
 * Owns the choice of the nodes that serve an order, and the record of every such choice.
 *
 * <p>Promises the cheapest plan under the policy in force, the same plan for the same inputs in any order of the nodes,
 * and records that reproduce it bit for bit.
 */
@ApplicationModule(
        displayName = "Sourcing",
        allowedDependencies = {"shared", "platform", "platform :: golive", "platform :: start", "inventory"})
@NullMarked
package io.crossdock.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
