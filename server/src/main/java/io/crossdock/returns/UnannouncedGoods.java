package io.crossdock.returns;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.List;
import java.util.Set;

/** Goods that come back and that nobody announced. */
public interface UnannouncedGoods {

    /** Fact: goods are at a node, and are nobody's return; {@code inventory} keeps them in quarantine. */
    EventType<Stray> STRAY = new EventType<>("goods-unidentified", Stray.class);

    /**
     * Data of {@link #STRAY}.
     *
     * @param why what stands against a return
     */
    record Stray(String node, List<Units> lines, String why) {

        public Stray {
            lines = List.copyOf(lines);
        }
    }

    /** Base units of a SKU. */
    record Units(String sku, long quantity) {}

    /** The orders that these reports name, to be locked before anything else. */
    Set<Long> ordersOf(Tx tx, List<UnannouncedArrival> arrivals);

    /**
     * Takes reports; one that was heard before changes nothing. Goods of a return that is expected are its arrival.
     * Goods that may be returned become a return of the node's word, with a case. Other goods are {@link #STRAY}, with
     * a case. A parcel that is still under way comes back to its sender: its process asks a person.
     *
     * @param system name of the node system that reports
     */
    void report(Tx tx, String system, List<UnannouncedArrival> arrivals);
}
