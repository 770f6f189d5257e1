package io.crossdock.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Event;
import io.crossdock.engine.EventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    private record Packed(String box, long units, Instant at) {}

    private record Lost(String why) {}

    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final EventType<Packed> PACKED = new EventType<>("packed", Packed.class);
    private static final EventType<Lost> LOST = new EventType<>("lost", Lost.class);

    private static Event event(String type, String data) {
        return new Event(1, 7, 1, type, AT, "tester", 1, "", data);
    }

    @Test
    void readsTheDataThatItWrote() {
        var packed = new Packed("B1", 3, AT);

        assertThat(PACKED.of(event("packed", EngineJson.write(packed)))).contains(packed);
    }

    @Test
    void takesOnlyItsOwnEventsInTheirOrder() {
        var events = List.of(
                event("lost", "{\"why\":\"rain\"}"), event("packed", "{}"), event("lost", "{\"why\":\"wind\"}"));

        assertThat(LOST.in(events)).containsExactly(new Lost("rain"), new Lost("wind"));
        assertThat(LOST.of(events.get(1))).isEmpty();
        assertThat(events.stream().filter(PACKED::is)).containsExactly(events.get(1));
    }

    /** Data of an older release may lack fields that were added since, and have fields that were dropped. */
    @Test
    void readsDataOfAnotherRelease() {
        assertThat(LOST.of(event("lost", "{\"place\":\"quay\"}"))).contains(new Lost(null));
    }

    @Test
    void dataThatIsNoJsonIsAnError() {
        assertThatThrownBy(() -> LOST.of(event("lost", "rain"))).isInstanceOf(RuntimeException.class);
    }
}
