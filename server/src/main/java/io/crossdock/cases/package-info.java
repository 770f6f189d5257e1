/**
 * Owns cases: problems that need a person, with an owner and a due time.
 *
 * <p>Promises that a problem of a subject is one case however often it is raised, and that a case ends only with a
 * resolution.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "platform :: request"})
@NullMarked
package io.crossdock.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
