package io.crossdock.orders.service;

import io.crossdock.engine.EventType;
import java.util.List;

/**
 * Data of the events about units of service lines, one event per order and call.
 *
 * @param reason why, for people
 */
public record ServiceFact(String reason, List<Units> lines) {

    /** Event: units are due, with a parcel or at once; they are invoiced in the same transaction. */
    public static final EventType<ServiceFact> DUE = new EventType<>("services-due", ServiceFact.class);

    /** Event: units are canceled, since their goods are. */
    public static final EventType<ServiceFact> CANCELED = new EventType<>("services-canceled", ServiceFact.class);

    /** Event: units are to be given back with their goods. */
    public static final EventType<ServiceFact> CREDITED = new EventType<>("services-credited", ServiceFact.class);

    public ServiceFact {
        lines = List.copyOf(lines);
    }

    /** Units of a line. @param type {@code service}, {@code fee} or {@code donation} */
    public record Units(int line, String type, long quantity) {}
}
