/** Capabilities of the processes, a package per subject. */
@NullMarked
package io.crossdock.orchestration.stage;

import org.jspecify.annotations.NullMarked;
