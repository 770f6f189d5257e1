package io.crossdock.engine.run;

import java.time.Instant;

/**
 * A server among those that share the database.
 *
 * @param seen machine time of its last sign of life
 * @param silent whether its lease expired since: others have taken over its calls
 */
public record EngineNode(long id, String name, Instant seen, boolean silent) {}
