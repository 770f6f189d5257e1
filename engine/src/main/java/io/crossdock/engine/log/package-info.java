/** Reading the log: subscribers, followers in memory, queries for people. */
@NullMarked
package io.crossdock.engine.log;

import org.jspecify.annotations.NullMarked;
