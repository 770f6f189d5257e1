/** Stages that move money. */
@NullMarked
package io.crossdock.orchestration.stage.payment;

import org.jspecify.annotations.NullMarked;
