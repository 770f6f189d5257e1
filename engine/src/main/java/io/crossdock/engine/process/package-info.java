/** Processes as data: stages, what follows each outcome, and the check that refuses faults. */
@NullMarked
package io.crossdock.engine.process;

import org.jspecify.annotations.NullMarked;
