package io.crossdock.allocation.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.masterdata.Kit;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two cups and a pot make a set; line 1 is sets, line 2 is a tray. */
class KitExplosionTest {

    private static final UnitLine CUPS = UnitLine.component(1, 1);
    private static final UnitLine POTS = UnitLine.component(1, 2);
    private static final UnitLine TRAY = UnitLine.ordered(2);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, Kit> KITS =
            Map.of("set", new Kit("set", List.of(new Kit.Part("pot", 1), new Kit.Part("cup", 2))));

    private static OrderLine sets(long ordered, long canceled, long shipped, long delivered, long lost) {
        return new OrderLine(
                1, null, "set", "Set", ordered, 1_000, 0, 0, canceled, shipped, delivered, 0, lost, null, null);
    }

    private static Order order(OrderLine sets) {
        var tray = new OrderLine(2, null, "tray", "Tray", 1, 500, 0, 0, 0, 0, 0, 0, 0, null, null);
        return new Order(
                new OrderId(7),
                "web",
                "r",
                AT,
                AT,
                "USD",
                new Customer("", "", null),
                new Address("", "", null, "", null, "", "US", null, null),
                "standard",
                List.of(sets, tray),
                0,
                0,
                0,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(),
                null,
                List.of());
    }

    private static Fulfillment work(long id, Fulfillment.State state, long cups, long pots) {
        long left = state == Fulfillment.State.RELEASED || state == Fulfillment.State.REJECTED ? 0 : 1;
        var lines = new ArrayList<Fulfillment.Line>();
        if (cups > 0) {
            lines.add(new Fulfillment.Line(CUPS, "cup", cups, cups * left));
        }
        if (pots > 0) {
            lines.add(new Fulfillment.Line(POTS, "pot", pots, pots * left));
        }
        return new Fulfillment(
                new FulfillmentId(id),
                new FulfillmentId(id),
                7,
                "http",
                "n",
                state,
                null,
                null,
                AT,
                null,
                null,
                lines,
                null,
                null,
                Fulfillment.Way.PARCEL,
                1,
                null);
    }

    private static KitExplosion parts(OrderLine sets, Fulfillment... work) {
        return KitExplosion.of(order(sets), KITS, List.of(work));
    }

    private static List<Long> open(KitExplosion parts) {
        return parts.needed().stream().map(NeededUnits::open).toList();
    }

    @Test
    void anOrderWithoutKitsIsLeftAsItIs() {
        var order = order(sets(3, 0, 0, 0, 0));

        assertThat(KitExplosion.of(order, Map.of(), List.of()).needed())
                .isEqualTo(order.lines().stream().map(NeededUnits::of).toList());
    }

    @Test
    void aKitIsNeededByItsPartsInTheOrderOfTheirSkus() {
        var lines = parts(sets(3, 1, 0, 0, 0)).needed();

        assertThat(lines).extracting(NeededUnits::line).containsExactly(CUPS, POTS, TRAY);
        assertThat(lines).extracting(NeededUnits::sku).containsExactly("cup", "pot", "tray");
        assertThat(lines).extracting(NeededUnits::open).containsExactly(4L, 2L, 1L);
    }

    @Test
    void aKitIsShippedWithItsLastPart() {
        assertThat(parts(sets(2, 0, 0, 0, 0), work(1, Fulfillment.State.SHIPPED, 3, 0))
                        .whole())
                .containsExactly(new KitExplosion.Whole(1, 0, 0, 0));
        assertThat(parts(
                                sets(2, 0, 0, 0, 0),
                                work(1, Fulfillment.State.DELIVERED, 3, 0),
                                work(2, Fulfillment.State.SHIPPED, 0, 2))
                        .whole())
                .containsExactly(new KitExplosion.Whole(1, 1, 0, 0));
        assertThat(parts(
                                sets(2, 0, 1, 0, 0),
                                work(1, Fulfillment.State.DELIVERED, 3, 0),
                                work(2, Fulfillment.State.DELIVERED, 0, 2))
                        .whole())
                .containsExactly(new KitExplosion.Whole(1, 0, 1, 0));
    }

    @Test
    void aPartLostBeforeItsKitWasCompleteIsNeededAgain() {
        var parts = parts(
                sets(1, 0, 0, 0, 0), work(1, Fulfillment.State.LOST, 2, 0), work(2, Fulfillment.State.SHIPPED, 0, 1));

        assertThat(open(parts)).containsExactly(2L, 0L, 1L);
        assertThat(parts.whole()).containsExactly(new KitExplosion.Whole(1, 0, 0, 0));
    }

    @Test
    void aLostPartTakesItsKitAlongUnlessAnotherOneStandsIn() {
        assertThat(parts(
                                sets(1, 0, 1, 0, 0),
                                work(1, Fulfillment.State.LOST, 2, 0),
                                work(2, Fulfillment.State.SHIPPED, 0, 1))
                        .whole())
                .containsExactly(new KitExplosion.Whole(1, 0, 0, 1));
        assertThat(parts(
                                sets(2, 0, 1, 0, 0),
                                work(1, Fulfillment.State.LOST, 2, 0),
                                work(2, Fulfillment.State.SHIPPED, 0, 1),
                                work(3, Fulfillment.State.SHIPPED, 2, 0))
                        .whole())
                .containsExactly(new KitExplosion.Whole(1, 0, 0, 0));
    }

    @Test
    void whatIsLeftOfALostKitCountsForTheNext() {
        var parts = parts(
                sets(2, 0, 1, 0, 1), work(1, Fulfillment.State.LOST, 2, 0), work(2, Fulfillment.State.SHIPPED, 0, 1));

        assertThat(open(parts)).containsExactly(2L, 0L, 1L);
    }

    @Test
    void asManyKitsAreDroppedAsTheScarcestPartLacks() {
        var parts = parts(sets(3, 0, 0, 0, 0));

        assertThat(parts.unmade(Map.of(CUPS, 1L))).isEqualTo(Map.of(1, 1L));
        assertThat(parts.unmade(Map.of(CUPS, 3L, POTS, 1L))).isEqualTo(Map.of(1, 2L));
        assertThat(parts.unmade(Map.of())).isEmpty();
    }

    @Test
    void ofWhatIsThereOnlyWholeKitsAreTaken() {
        var wanted = List.of(line(CUPS, "cup", 6), line(POTS, "pot", 3), line(TRAY, "tray", 1));

        assertThat(parts(sets(3, 0, 0, 0, 0))
                        .makeable(wanted, List.of(line(CUPS, "cup", 5), line(POTS, "pot", 3), line(TRAY, "tray", 1))))
                .extracting(DemandLine::quantity)
                .containsExactly(4L, 2L, 1L);
        assertThat(parts(sets(3, 0, 0, 0, 0)).makeable(wanted, List.of(line(CUPS, "cup", 6))))
                .isEmpty();
    }

    private static DemandLine line(UnitLine line, String sku, long quantity) {
        return new DemandLine(line, sku, quantity, 100, Set.of());
    }

    @Test
    void workForNoKitIsNeedlessAndWhatLeftForNoneIsStray() {
        var gone = work(1, Fulfillment.State.SHIPPED, 1, 1);
        var working = work(2, Fulfillment.State.RELEASED, 2, 0);
        var parts = parts(sets(1, 1, 0, 0, 0), gone, working);

        assertThat(parts.needless(List.of(working))).containsExactly(working);
        assertThat(parts.strays(List.of()))
                .containsExactly(new KitExplosion.Stray(CUPS, "cup", 1), new KitExplosion.Stray(POTS, "pot", 1));
        assertThat(parts(sets(1, 0, 0, 0, 0), working).needless(List.of(working)))
                .isEmpty();
    }

    @Test
    void anySplitAndOrderOfPartsMakesTheSameKits() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            long ordered = 1 + random.nextInt(6);
            long cups = random.nextInt((int) (2 * ordered) + 1);
            long pots = random.nextInt((int) ordered + 1);
            var parcels = parcels(cups, pots, random);

            long charged = charged(ordered, parcels, seed);

            assertThat(charged).as("seed %d", seed).isEqualTo(Math.min(cups / 2, pots));
        }
    }

    private static List<Fulfillment> parcels(long cups, long pots, Random random) {
        var parcels = new ArrayList<Fulfillment>();
        long c = cups;
        long p = pots;
        while (c + p > 0) {
            long someCups = c == 0 ? 0 : random.nextLong(c + 1);
            long somePots = p == 0 ? 0 : random.nextLong(p + 1);
            if (someCups + somePots > 0) {
                parcels.add(work(parcels.size() + 1, Fulfillment.State.SHIPPED, someCups, somePots));
                c -= someCups;
                p -= somePots;
            }
        }
        Collections.shuffle(parcels, random);
        return parcels;
    }

    /** Ships parcel after parcel, and books the kits that each one completes. */
    private static long charged(long ordered, List<Fulfillment> parcels, long seed) {
        var left = new ArrayList<Fulfillment>();
        long shipped = 0;
        for (var parcel : parcels) {
            left.add(parcel);
            var parts = KitExplosion.of(order(sets(ordered, 0, shipped, 0, 0)), KITS, left);
            shipped += parts.whole().getFirst().shipped();
            assertThat(parts.whole().getFirst().lost()).as("seed %d", seed).isZero();
        }
        return shipped;
    }
}
