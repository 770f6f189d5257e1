/** Stages of a return. */
@NullMarked
package io.crossdock.orchestration.stage.returns;

import org.jspecify.annotations.NullMarked;
