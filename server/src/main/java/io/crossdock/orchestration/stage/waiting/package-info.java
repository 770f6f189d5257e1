/** Stages of an order that waits for goods. */
@NullMarked
package io.crossdock.orchestration.stage.waiting;

import org.jspecify.annotations.NullMarked;
