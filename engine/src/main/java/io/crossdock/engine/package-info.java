/**
 * Owns the log, the tasks and the processes; knows neither retail nor Spring.
 *
 * <p>Promises that a committed step is never lost, that a step with an effect outside has an idempotency key, and that
 * no two steps of a subject run at once, over any number of nodes on one database.
 */
@NullMarked
package io.crossdock.engine;

import org.jspecify.annotations.NullMarked;
