/**
 * Owns the few values that every module uses: money, ids as text, refusals, pages.
 *
 * <p>Promises immutable values that check themselves; knows no module, no database and no Spring.
 */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package io.crossdock.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
