/** Binds capabilities and subscribers to the engine, and runs what is due in business time. */
@NullMarked
package io.crossdock.orchestration.wiring;

import org.jspecify.annotations.NullMarked;
