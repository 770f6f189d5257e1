/**
 * Owns the log, the tasks and the processes; knows no retail and no Spring.
 *
 * <p>Promises that a step which was committed is never lost, that a step which has an effect outside is keyed, and that
 * per subject no two steps ever run at once, over any number of nodes on one database.
 */
@NullMarked
package io.crossdock.engine;

import org.jspecify.annotations.NullMarked;
