/**
 * Owns decision tables: versioned documents whose rows say which values apply to which questions.
 *
 * <p>Promises that a saved table has no fault that the checks can find, that versions never change, and that every
 * ruling names its version and rule. Does not know the subjects of the tables.
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"shared", "platform", "platform :: request", "platform :: golive"})
@NullMarked
package io.crossdock.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
