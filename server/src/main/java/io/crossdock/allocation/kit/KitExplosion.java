package io.crossdock.allocation.kit;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.masterdata.Kit;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Expands an order's kits into parts, and turns parts back into whole kits. Stock, nodes and parcels deal in parts
 * only; the order's lines and its money deal in whole kits only.
 *
 * <p>A part that is lost before its kit is complete is needed again; one that is lost afterwards makes the kit lost.
 * The other parts of a lost kit count for the next one. No I/O; an order without kits stays as it is.
 */
public final class KitExplosion {

    /** Changes to the kits of a line; each number is zero or more. */
    public record Whole(int line, long shipped, long delivered, long lost) {}

    /** Units of a SKU that is not a kit. */
    public record Unit(UnitLine line, String sku, long quantity) {}

    /** Units of a part that the order no longer needs. */
    record Stray(UnitLine line, String sku, long quantity) {}

    /**
     * Progress of a kit line, part by part.
     *
     * @param alive units that left and are not lost; {@code delivered} units arrived
     */
    private record KitLine(OrderLine line, Kit kit, List<Long> alive, List<Long> delivered) {

        /** Kits that are with the customer or may still get there. */
        long wanted() {
            return line.ordered() - line.canceled() - line.lost();
        }

        long made(List<Long> units) {
            long made = Long.MAX_VALUE;
            for (int i = 0; i < units.size(); i++) {
                made = Math.min(made, units.get(i) / kit.parts().get(i).quantity());
            }
            return made;
        }

        Whole whole() {
            long kept = line.shipped() - line.lost();
            long alive = made(alive());
            long shipped = Math.max(0, Math.min(line.open(), alive - kept));
            long lost = Math.max(0, kept - alive);
            long arrived = Math.min(made(delivered()), kept + shipped - lost);
            return new Whole(line.line(), shipped, Math.max(0, arrived - line.delivered()), lost);
        }
    }

    private final Order order;
    private final List<NeededUnits> needed;
    private final List<KitLine> kits;

    private KitExplosion(Order order, List<KitLine> kits) {
        this.order = order;
        this.kits = kits;
        this.needed = lines(order, kits);
    }

    static KitExplosion none(Order order) {
        return new KitExplosion(order, List.of());
    }

    /**
     * Expands an order's kits.
     *
     * @param kits kits by SKU; those that the order does not contain are ignored
     * @param work all fulfillments of the order
     */
    static KitExplosion of(Order order, Map<String, Kit> kits, Collection<Fulfillment> work) {
        var lines = new ArrayList<KitLine>();
        for (var line : order.lines()) {
            var kit = kits.get(line.sku());
            if (kit != null) {
                lines.add(new KitLine(line, kit, left(line, kit, work), arrived(line, kit, work)));
            }
        }
        return new KitExplosion(order, lines);
    }

    private static List<Long> left(OrderLine line, Kit kit, Collection<Fulfillment> work) {
        var left = work.stream()
                .filter(f -> f.state() == Fulfillment.State.SHIPPED || f.state() == Fulfillment.State.DELIVERED)
                .toList();
        return units(line, kit, left);
    }

    private static List<Long> arrived(OrderLine line, Kit kit, Collection<Fulfillment> work) {
        return units(
                line,
                kit,
                work.stream()
                        .filter(f -> f.state() == Fulfillment.State.DELIVERED)
                        .toList());
    }

    private static List<Long> units(OrderLine line, Kit kit, List<Fulfillment> work) {
        var units = new HashMap<UnitLine, Long>();
        work.forEach(f -> f.lines().forEach(l -> units.merge(l.line(), l.shipped(), Long::sum)));
        var perPart = new ArrayList<Long>();
        for (int place = 1; place <= kit.parts().size(); place++) {
            perPart.add(units.getOrDefault(UnitLine.component(line.line(), place), 0L));
        }
        return perPart;
    }

    /** The units of a line: the parts of a kit, or the SKU itself. */
    public static List<Unit> split(int line, String sku, long quantity, Map<String, Kit> kits) {
        var kit = kits.get(sku);
        if (kit == null) {
            return List.of(new Unit(UnitLine.ordered(line), sku, quantity));
        }
        var units = new ArrayList<Unit>();
        for (var part : kit.parts()) {
            units.add(new Unit(
                    UnitLine.component(line, units.size() + 1),
                    part.sku(),
                    Math.multiplyExact(quantity, part.quantity())));
        }
        return units;
    }

    private static List<NeededUnits> lines(Order order, List<KitLine> kits) {
        var byLine = ListIndex.by(kits, k -> k.line().line());
        var lines = new ArrayList<NeededUnits>();
        for (var line : order.lines()) {
            var kit = byLine.get(line.line());
            if (kit == null) {
                lines.add(NeededUnits.of(line));
            } else {
                for (int place = 1; place <= kit.kit().parts().size(); place++) {
                    lines.add(part(kit, place));
                }
            }
        }
        return lines;
    }

    /**
     * The open units of a part: a lost unit does not count as shipped, and units beyond the needed ones are not
     * subtracted.
     */
    private static NeededUnits part(KitLine kit, int place) {
        var line = kit.line();
        var part = kit.kit().parts().get(place - 1);
        long needed = kit.wanted() * part.quantity();
        return new NeededUnits(
                UnitLine.component(line.line(), place),
                part.sku(),
                needed - Math.min(needed, kit.alive().get(place - 1)),
                null);
    }

    public boolean any() {
        return !kits.isEmpty();
    }

    public Order order() {
        return order;
    }

    /** Needed units by line, with the parts in place of each kit. */
    public List<NeededUnits> needed() {
        return needed;
    }

    /** Kits that are complete, delivered or lost, and not yet noted on the order's lines. */
    public List<Whole> whole() {
        return kits.stream().map(KitLine::whole).toList();
    }

    /**
     * Units of a line that these units make: whole kits for a kit.
     *
     * @param had units by line, for kits by part
     */
    public long made(int line, Map<UnitLine, Long> had) {
        for (var kit : kits) {
            if (kit.line().line() == line) {
                return kit.made(IntStream.rangeClosed(1, kit.kit().parts().size())
                        .mapToObj(place -> had.getOrDefault(UnitLine.component(line, place), 0L))
                        .toList());
            }
        }
        return had.getOrDefault(UnitLine.ordered(line), 0L);
    }

    /**
     * Kits that can't be made without these units.
     *
     * @param lacking missing units per part
     * @return kits by line
     */
    public Map<Integer, Long> unmade(Map<UnitLine, Long> lacking) {
        var unmade = new HashMap<Integer, Long>();
        for (var kit : kits) {
            long most = 0;
            for (int place = 1; place <= kit.kit().parts().size(); place++) {
                long lacks = lacking.getOrDefault(UnitLine.component(kit.line().line(), place), 0L);
                most = Math.max(
                        most,
                        Math.ceilDiv(lacks, kit.kit().parts().get(place - 1).quantity()));
            }
            if (most > 0) {
                unmade.put(kit.line().line(), most);
            }
        }
        return unmade;
    }

    /**
     * Reduces kit parts to what makes whole kits. Other lines stay as they are.
     *
     * @param wanted lines that were asked for
     * @param had lines that are available
     */
    public List<DemandLine> makeable(List<DemandLine> wanted, List<DemandLine> had) {
        if (kits.isEmpty()) {
            return had;
        }
        var lacking = new HashMap<UnitLine, Long>();
        wanted.forEach(l -> lacking.merge(l.line(), l.quantity(), Long::sum));
        had.forEach(l -> lacking.merge(l.line(), -l.quantity(), Long::sum));
        var unmade = unmade(lacking);
        var whole = new ArrayList<DemandLine>();
        for (var line : wanted) {
            long units = line.line().ofKit()
                    ? line.quantity() - unmade.getOrDefault(line.line().line(), 0L) * perKit(line.line())
                    : line.quantity() - lacking.getOrDefault(line.line(), 0L);
            if (units > 0) {
                whole.add(line.of(units));
            }
        }
        return whole;
    }

    private long perKit(UnitLine part) {
        return kits.stream()
                .filter(k -> k.line().line() == part.line())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("line " + part + " is of no kit of " + order.id()))
                .kit()
                .parts()
                .get(part.component() - 1)
                .quantity();
    }

    /**
     * Fulfillments that contain nothing but parts of unwanted kits. The others are kept in the given order, as long as
     * their parts are needed.
     */
    List<Fulfillment> needless(List<Fulfillment> working) {
        var room = room();
        var needless = new ArrayList<Fulfillment>();
        for (var f : working) {
            if (f.lines().stream().allMatch(l -> l.line().ofKit() && room.getOrDefault(l.line(), 0L) <= 0)) {
                needless.add(f);
            } else {
                f.lines().forEach(l -> room.merge(l.line(), -l.quantity(), Long::sum));
            }
        }
        return needless;
    }

    /** Parts that left, or will leave with this work, and make no kit. */
    List<Stray> strays(List<Fulfillment> working) {
        var room = room();
        working.forEach(f -> f.lines().forEach(l -> room.merge(l.line(), -l.quantity(), Long::sum)));
        var strays = new ArrayList<Stray>();
        for (var kit : kits) {
            for (int place = 1; place <= kit.kit().parts().size(); place++) {
                var part = UnitLine.component(kit.line().line(), place);
                long over = -room.getOrDefault(part, 0L);
                if (over > 0) {
                    strays.add(new Stray(part, kit.kit().parts().get(place - 1).sku(), over));
                }
            }
        }
        return strays;
    }

    /** Units that still have to leave, per part; below zero where too many did. */
    private Map<UnitLine, Long> room() {
        var room = new HashMap<UnitLine, Long>();
        for (var kit : kits) {
            for (int place = 1; place <= kit.kit().parts().size(); place++) {
                long needed = kit.wanted() * kit.kit().parts().get(place - 1).quantity();
                room.put(
                        UnitLine.component(kit.line().line(), place),
                        needed - kit.alive().get(place - 1));
            }
        }
        return room;
    }
}
