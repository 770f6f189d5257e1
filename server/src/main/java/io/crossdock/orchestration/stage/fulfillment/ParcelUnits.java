package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.LineChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Units of order lines in the parcels of fulfillments. No I/O. */
final class ParcelUnits {

    private ParcelUnits() {}

    /** Shipped units per line, without kit components. */
    static List<LineChange> changes(List<Fulfillment> fulfillments) {
        return fulfillments.stream()
                .flatMap(f -> f.lines().stream()
                        .filter(l -> l.shipped() > 0 && !l.line().ofKit())
                        .map(l -> new LineChange(f.order(), l.line().line(), l.shipped())))
                .toList();
    }

    /** Orders of the fulfillments that contain kit components. */
    static List<Long> ofParts(List<Fulfillment> fulfillments) {
        return fulfillments.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> l.line().ofKit()))
                .map(Fulfillment::order)
                .toList();
    }

    /** Whole kits per line, as {@code count} counts them; lines with none are left out. */
    static List<LineChange> kits(Map<Long, KitExplosion> parts, ToLongFunction<KitExplosion.Whole> count) {
        return parts.entrySet().stream()
                .flatMap(e -> e.getValue().whole().stream()
                        .filter(w -> count.applyAsLong(w) > 0)
                        .map(w -> new LineChange(e.getKey(), w.line(), count.applyAsLong(w))))
                .toList();
    }

    static List<LineChange> both(List<LineChange> some, List<LineChange> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
