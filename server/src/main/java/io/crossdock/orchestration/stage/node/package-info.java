/** Stages that call node systems. */
@NullMarked
package io.crossdock.orchestration.stage.node;

import org.jspecify.annotations.NullMarked;
