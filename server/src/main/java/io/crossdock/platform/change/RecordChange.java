package io.crossdock.platform.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a record of master data or of a setting.
 *
 * @param kind the sort of record, such as {@code sku}
 * @param key its code or name; the parts of a longer key are joined by a blank
 * @param at business time
 * @param actor who changed it
 * @param before the fields that changed, as they were; null: the record is new
 * @param after the same fields as they are now; null: the record is gone
 */
public record RecordChange(
        String kind,
        String key,
        Instant at,
        String actor,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
