package io.crossdock.inventory.sharing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.StockIncreased;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.RingFence.Kind;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class SharingTest {

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;
    private final Sharing sharing = warehouse.sharing;

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand | safety
                mug | berlin | 12      | 2
                mug | paris  | 3       | 0
                """);
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void showsEveryChannelWhatItEnforcesForIt() {
        fence("amazon", Kind.HARD, 6);
        fence("web", Kind.UP_TO, 3);

        assertThat(units("amazon")).isEqualTo(10);
        assertThat(units("web")).isEqualTo(3);
        assertThat(units("store")).isEqualTo(4);
        assertThat(anybody())
                .isEqualTo(Map.of("mug", List.of(new AvailableUnits("berlin", 4), new AvailableUnits("paris", 3))));
        assertThat(reserve(1, "store", 5)).isEqualTo(shortOf(1, 4));
        assertThat(reserve(2, null, 5)).isEqualTo(shortOf(2, 4));
        assertThat(reserve(3, "web", 4)).isEqualTo(shortOf(3, 3));
        assertThat(reserve(4, "amazon", 11)).isEqualTo(shortOf(4, 10));
        assertThat(reserve(5, "amazon", 10)).isEqualTo(new Reserved(ReservationOwner.order(5)));
    }

    @Test
    void releasingGivesBackToTheFenceThatItCameFrom() {
        fence("amazon", Kind.HARD, 6);
        var before = standing();

        reserve(1, "amazon", 4);
        assertThat(standing()).isEqualTo("amazon HARD 6: 4 held, 0 shipped, 2 left");
        assertThat(units("web")).isEqualTo(4);
        var tx = warehouse.run(t -> inventory.release(
                t,
                List.of(
                        new ReleaseRequest(ReservationOwner.order(1), UnitLine.ordered(1), "berlin", 4),
                        new ReleaseRequest(ReservationOwner.order(1), UnitLine.ordered(1), "berlin", 4))));

        assertThat(standing()).isEqualTo(before);
        assertThat(units("web")).isEqualTo(4);
        assertThat(tx.facts).extracting(Fact::data).contains(new StockIncreased(List.of("mug")));
    }

    @Test
    void shippingUsesTheAllotmentUpAndTakesNothingFromOthers() {
        fence("amazon", Kind.HARD, 6);
        reserve(1, "amazon", 4);

        warehouse.run(tx -> inventory.ship(
                tx, List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", 4))));

        assertThat(standing()).isEqualTo("amazon HARD 6: 0 held, 4 shipped, 2 left");
        assertThat(units("web")).isEqualTo(4);
        assertThat(units("amazon")).isEqualTo(6);
    }

    @Test
    void aGroupKeepsItsRightToUnitsThatWereNotFound() {
        fence("amazon", Kind.HARD, 6);
        reserve(1, "amazon", 4);

        warehouse.run(tx -> inventory.shortPick(
                tx, List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", 4))));

        assertThat(standing()).isEqualTo("amazon HARD 6: 0 held, 0 shipped, 6 left");
        assertThat(units("web")).isZero();
        assertThat(units("amazon")).isEqualTo(6);
    }

    @Test
    void aFenceCountsWhatItsGroupHeldBeforeItWasSet() {
        reserve(1, "amazon", 4);
        reserve(2, "web", 1);

        fence("amazon", Kind.HARD, 6);

        assertThat(standing()).isEqualTo("amazon HARD 6: 4 held, 0 shipped, 2 left");
        assertThat(units("web")).isEqualTo(3);
    }

    @Test
    void unfenceUndoesFence() {
        var before = anybody();
        fence("amazon", Kind.HARD, 6);
        reserve(1, "amazon", 1);
        warehouse.run(tx -> inventory.releaseOrders(tx, List.of(1L)));

        warehouse.run(tx -> sharing.unfence(tx, List.of(new RingFence.At("mug", "berlin", "amazon"))));

        assertThat(anybody()).isEqualTo(before);
        assertThat(standing()).isEmpty();
    }

    @Test
    void channelsOfOneGroupShareAFence() {
        warehouse.run(tx -> sharing.putChannels(
                tx,
                List.of(
                        new ChannelStock("amazon", "marketplaces", List.of()),
                        new ChannelStock("ebay", "marketplaces", List.of()))));
        fence("marketplaces", Kind.UP_TO, 5);

        reserve(1, "amazon", 3);

        assertThat(units("ebay")).isEqualTo(2);
        assertThat(units("web")).isEqualTo(7);
    }

    @Test
    void aChannelTakesWhatItHoldsIntoItsNewGroup() {
        fence("amazon", Kind.UP_TO, 5);
        fence("marketplaces", Kind.UP_TO, 5);
        reserve(1, "amazon", 3);

        warehouse.run(tx -> sharing.putChannels(tx, List.of(new ChannelStock("amazon", "marketplaces", List.of()))));
        warehouse.run(tx -> inventory.release(
                tx, List.of(new ReleaseRequest(ReservationOwner.order(1), UnitLine.ordered(1), "berlin", 1))));

        assertThat(standing()).isEqualTo("""
                amazon UP_TO 5: 0 held, 0 shipped, 5 left
                marketplaces UP_TO 5: 2 held, 0 shipped, 3 left""");
    }

    @Test
    void aChannelIsServedByItsNodesOnly() {
        warehouse.run(tx -> sharing.putChannels(tx, List.of(new ChannelStock("store", "store", List.of("paris")))));

        var shown = warehouse.ask(tx -> inventory.availability(tx, List.of("mug"), "store"));
        assertThat(shown).isEqualTo(Map.of("mug", List.of(new AvailableUnits("paris", 3))));
        assertThat(reserve(1, "store", 1)).isEqualTo(shortOf(1, 0));
        assertThat(reserve(2, "web", 1)).isEqualTo(new Reserved(ReservationOwner.order(2)));
    }

    @Test
    void aBarredSkuIsPromisedToNobodyAndItsPromisesStay() {
        reserve(1, "web", 2);
        warehouse.run(tx -> sharing.bar(tx, List.of(new SkuBar("mug", "berlin", true))));

        assertThat(anybody()).isEqualTo(Map.of("mug", List.of(new AvailableUnits("paris", 3))));
        assertThat(units("web")).isZero();
        assertThat(reserve(2, "web", 1)).isEqualTo(shortOf(2, 0));
        warehouse.run(tx -> inventory.ship(
                tx, List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", 2))));
        warehouse.run(tx -> sharing.bar(tx, List.of(new SkuBar("mug", "berlin", false))));
        assertThat(units("web")).isEqualTo(8);
    }

    @Test
    void channelsThatSeeTheSameAreOneAudience() {
        assertThat(audiences()).containsExactly(new ChannelView(null, Set.of("amazon", "store", "web")));

        fence("amazon", Kind.HARD, 6);
        warehouse.run(tx -> sharing.putChannels(tx, List.of(new ChannelStock("store", "store", List.of("paris")))));

        assertThat(audiences())
                .containsExactlyInAnyOrder(
                        new ChannelView("amazon", Set.of("amazon")),
                        new ChannelView("store", Set.of("store")),
                        new ChannelView(null, Set.of("web")));
    }

    @Test
    void recountPutsRightWhatVerifyFinds() {
        fence("amazon", Kind.HARD, 6);
        reserve(1, "amazon", 4);
        var right = standing();
        warehouse.run(tx -> tx.sql("update inventory.ring_fence set held = 1").update());
        warehouse.run(tx -> tx.sql("update inventory.stock set fenced = 0 where node = 'paris'")
                .update());

        assertThat(warehouse.ask(inventory::verify))
                .containsExactly(
                        "fence differs: mug at berlin for amazon holds 1, its reservations sum to 4",
                        "fenced differs: mug at berlin keeps 2 back, its fences 5 (-1: none)",
                        "fenced differs: mug at paris keeps 0 back, its fences -1 (-1: none)");
        assertThat(recount()).isEqualTo(2);

        assertThat(standing()).isEqualTo(right);
        assertThat(recount()).isZero();
    }

    private int recount() {
        return warehouse.ask(tx -> sharing.recount(tx, List.of("mug")));
    }

    @Test
    void wakesWhoseFenceHasUnitsAndNobodyElse() {
        fence("amazon", Kind.HARD, 10);
        warehouse.run(tx -> inventory.awaitStock(
                tx,
                List.of(
                        new WaitlistEntry(1, "mug", 8, "web"),
                        new WaitlistEntry(2, "mug", 8, "amazon"),
                        new WaitlistEntry(3, "mug", 5, "amazon"))));

        var woken = warehouse.ask(tx -> inventory.wake(tx, List.of("mug"), List.of("berlin", "paris")));

        assertThat(woken).containsExactly(2L, 3L);
    }

    private void fence(String group, Kind kind, long units) {
        warehouse.run(tx -> sharing.fence(tx, List.of(new RingFence("mug", "berlin", group, kind, units))));
    }

    private String standing() {
        return String.join(
                "\n",
                warehouse.ask(tx -> sharing.fences(tx, List.of("mug"))).stream()
                        .map(s -> "%s %s %d: %d held, %d shipped, %d left"
                                .formatted(
                                        s.fence().group(),
                                        s.fence().kind(),
                                        s.fence().units(),
                                        s.held(),
                                        s.shipped(),
                                        s.left()))
                        .toList());
    }

    private long units(String channel) {
        return warehouse
                .ask(tx -> inventory.availability(tx, List.of("mug"), channel))
                .getOrDefault("mug", List.of())
                .stream()
                .filter(a -> a.node().equals("berlin"))
                .mapToLong(AvailableUnits::units)
                .sum();
    }

    private Map<String, List<AvailableUnits>> anybody() {
        return warehouse.ask(tx -> inventory.availability(tx, List.of("mug")));
    }

    private List<ChannelView> audiences() {
        return warehouse.ask(tx -> inventory.audiences(tx, List.of("mug"), List.of("web", "amazon", "store")));
    }

    private ReserveOutcome reserve(long order, @Nullable String channel, long units) {
        var claims = List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", units));
        return warehouse
                .ask(tx -> inventory.reserve(
                        tx, List.of(new ReserveRequest(ReservationOwner.order(order), claims, channel))))
                .getFirst();
    }

    private static Short shortOf(long order, long available) {
        return new Short(
                ReservationOwner.order(order),
                List.of(new ShortClaim(UnitLine.ordered(1), "mug", "berlin", available)));
    }
}
