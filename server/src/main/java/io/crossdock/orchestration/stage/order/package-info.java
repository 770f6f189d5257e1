/** Stages of an order. */
@NullMarked
package io.crossdock.orchestration.stage.order;

import org.jspecify.annotations.NullMarked;
