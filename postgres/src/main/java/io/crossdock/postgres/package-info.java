/**
 * Owns a PostgreSQL in a folder: unpacking, initializing, starting, attaching, stopping. Does not know what data it
 * stores.
 *
 * <p>Promises durability (fsync, synchronous commit, data checksums), except where a class says that it is for tests
 * only, and that a folder can be started again after any process was killed.
 */
@NullMarked
package io.crossdock.postgres;

import org.jspecify.annotations.NullMarked;
