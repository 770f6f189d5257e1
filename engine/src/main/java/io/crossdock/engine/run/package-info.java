/** Running subjects: transactions, stages in sets, remote calls, signals, leases, and the log that they append to. */
@NullMarked
package io.crossdock.engine.run;

import org.jspecify.annotations.NullMarked;
