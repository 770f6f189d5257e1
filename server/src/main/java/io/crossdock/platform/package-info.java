/**
 * Owns the foundation of every module: settings, database, clock, ids, HTTP and error answers.
 *
 * <p>Promises one clock and one id source per process, and an RFC 9457 body for every error, without secrets in it.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {"shared"})
@NullMarked
package io.crossdock.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
