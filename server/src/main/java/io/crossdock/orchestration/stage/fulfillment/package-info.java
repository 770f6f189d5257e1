/** Stages of a fulfillment and its parcels. */
@NullMarked
package io.crossdock.orchestration.stage.fulfillment;

import org.jspecify.annotations.NullMarked;
