/** What is watched of goods that couriers bring the same day. */
@NullMarked
package io.crossdock.orchestration.stage.courier;

import org.jspecify.annotations.NullMarked;
