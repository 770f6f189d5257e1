package io.crossdock.engine;

import io.crossdock.engine.sql.EngineJson;
import java.util.List;
import java.util.Optional;

/**
 * A type of events in the log, which writes and reads their data. No two types bear one name.
 *
 * @param name kebab-case past participle, for instance {@code stock-reserved}; stored, never rename it
 * @param data the record whose JSON the events hold
 */
public record EventType<T>(String name, Class<T> data) {

    public boolean is(Event event) {
        return event.type().equals(name);
    }

    /** The data of an event; empty where it is of another type. */
    public Optional<T> of(Event event) {
        return is(event) ? Optional.of(EngineJson.MAPPER.readValue(event.data(), data)) : Optional.empty();
    }

    /** The data of those events that are of this type, in their order. */
    public List<T> in(List<Event> events) {
        return events.stream().flatMap(event -> of(event).stream()).toList();
    }
}
