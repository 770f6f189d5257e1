package io.crossdock.platform.change;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the log who changed which records of master data and settings, in sets. A record that stays as it is leaves
 * nothing.
 */
public final class ChangeTrail {

    /** Event on a number of its own: records were added, changed or removed. Data is {@link RecordsChanged}. */
    public static final EventType<RecordsChanged> RECORDS_CHANGED =
            new EventType<>("records-changed", RecordsChanged.class);

    /** Most records in one event. */
    public static final int TOLD_MAX = 500;

    private ChangeTrail() {}

    /**
     * Data of {@link #RECORDS_CHANGED}.
     *
     * @param kind the sort of records, such as {@code sku}
     * @param changes up to {@link #TOLD_MAX}
     */
    public record RecordsChanged(String kind, List<Change> changes) {}

    /**
     * A record that changed.
     *
     * @param before the fields that changed, as they were; null: the record is new
     * @param after the same fields as they are now; null: the record is gone
     */
    public record Change(
            String key, @Nullable JsonNode before, @Nullable JsonNode after) {}

    /**
     * Tells what differs between two states of some records.
     *
     * @param before those that were there
     * @param after those that are there now
     * @return the keys of records that differ
     */
    public static <T extends Record> List<String> tell(
            Tx tx, String kind, Collection<T> before, Collection<T> after, Function<T, String> key) {
        var was = by(before, key);
        var is = by(after, key);
        var changes = new ArrayList<Change>();
        is.forEach((name, now) -> {
            var old = was.get(name);
            if (!now.equals(old)) {
                add(changes, name, old, now);
            }
        });
        was.forEach((name, old) -> {
            if (!is.containsKey(name)) {
                add(changes, name, old, null);
            }
        });
        write(tx, kind, changes);
        return changes.stream().map(Change::key).toList();
    }

    private static <T> Map<String, T> by(Collection<T> records, Function<T, String> key) {
        var byKey = new LinkedHashMap<String, T>();
        records.forEach(one -> byKey.put(key.apply(one), one));
        return byKey;
    }

    private static void add(List<Change> changes, String key, @Nullable Object before, @Nullable Object after) {
        var old = before == null ? null : (ObjectNode) EngineJson.MAPPER.valueToTree(before);
        var now = after == null ? null : (ObjectNode) EngineJson.MAPPER.valueToTree(after);
        if (old != null && now != null) {
            var same = old.propertyNames().stream()
                    .filter(field -> Objects.equals(old.get(field), now.get(field)))
                    .toList();
            old.remove(same);
            now.remove(same);
        }
        changes.add(new Change(key, old, now));
    }

    private static void write(Tx tx, String kind, List<Change> changes) {
        var keys = new TreeMap<Long, List<String>>();
        for (int from = 0; from < changes.size(); from += TOLD_MAX) {
            var part = changes.subList(from, Math.min(changes.size(), from + TOLD_MAX));
            long event = tx.nextId();
            tx.emit(event, RECORDS_CHANGED, new RecordsChanged(kind, part));
            keys.put(event, part.stream().map(Change::key).toList());
        }
        ChangeStore.add(tx, kind, keys);
    }

    /**
     * Changes, the newest first.
     *
     * @param kind null: of all kinds
     * @param key null: of all records
     * @param cursor null: from the newest
     * @param limit 1 to {@link io.crossdock.shared.Limits#PAGE_MAX}
     */
    public static Page<RecordChange> list(
            Tx tx, @Nullable String kind, @Nullable String key, @Nullable String cursor, int limit) {
        var page = Page.of(
                ChangeStore.list(tx, kind, key, ChangePlace.read(cursor), limit + 1), limit, ChangePlace::print);
        var told = ChangeStore.events(
                tx, page.items().stream().map(ChangePlace::event).distinct().toList());
        return new Page<>(
                page.items().stream()
                        .map(place -> Objects.requireNonNull(told.get(place)))
                        .toList(),
                page.nextCursor());
    }
}
