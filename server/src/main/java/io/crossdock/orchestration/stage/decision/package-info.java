/** Stages that ask decision tables. */
@NullMarked
package io.crossdock.orchestration.stage.decision;

import org.jspecify.annotations.NullMarked;
