/** Statements over JDBC arrays, and the engine's JSON. */
@NullMarked
package io.crossdock.engine.sql;

import org.jspecify.annotations.NullMarked;
