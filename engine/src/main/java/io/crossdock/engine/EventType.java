package io.crossdock.engine;

import io.crossdock.engine.sql.EngineJson;
import java.util.List;
import java.util.Optional;

/**
 * A type of event in the log, with the record that its data is written from and read into. Names are unique.
 *
 * @param name kebab-case past participle, for instance {@code stock-reserved}; stored, never rename it
 * @param data the record whose JSON the events hold
 */
public record EventType<T>(String name, Class<T> data) {

    public boolean is(Event event) {
        return event.type().equals(name);
    }

    /** The data of an event; empty if the event has another type. */
    public Optional<T> of(Event event) {
        return is(event) ? Optional.of(EngineJson.MAPPER.readValue(event.data(), data)) : Optional.empty();
    }

    /** The data of the events of this type, in their order. */
    public List<T> in(List<Event> events) {
        return events.stream().flatMap(event -> of(event).stream()).toList();
    }
}
