/**
 * Owns decision tables: versioned documents that say, row by row, what applies to whom.
 *
 * <p>Promises that a table that was saved has no fault that can be found by looking, that versions never change, and
 * that every ruling names the version and the rule that it came from. Knows nothing of what the tables are about.
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"platform"})
@NullMarked
package io.crossdock.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
