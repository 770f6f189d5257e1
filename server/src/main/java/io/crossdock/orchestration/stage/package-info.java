/** Capabilities of the processes; one package per subject. */
@NullMarked
package io.crossdock.orchestration.stage;

import org.jspecify.annotations.NullMarked;
