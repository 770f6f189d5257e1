/** Stages of goods that a store brings to its customer's car. */
@NullMarked
package io.crossdock.orchestration.stage.curbside;

import org.jspecify.annotations.NullMarked;
