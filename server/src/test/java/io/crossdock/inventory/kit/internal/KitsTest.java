package io.crossdock.inventory.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.GivenKits;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.kit.Kits;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Kit.Part;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class KitsTest {

    /** A gift set: a pot and four cups. */
    private static final Kit SET = new Kit("set", List.of(new Part("pot", 1), new Part("cup", 4)));

    private final Warehouse warehouse = new Warehouse();
    private final Kits kits = new StoredKits(warehouse.inventory, new GivenKits(SET));

    @BeforeEach
    void stock() {
        warehouse.stock("""
                sku | node   | on hand
                cup | berlin | 11
                cup | paris  | 40
                cup | rome   | 40
                pot | berlin | 9
                pot | paris  | 3
                """);
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void aKitIsAsManyAsItsScarcestPartMakesOnANode() {
        var available = warehouse.ask(tx -> kits.availability(tx, List.of("set", "pot"), null));

        assertThat(available)
                .isEqualTo(Map.of(
                        "set", List.of(new AvailableUnits("berlin", 2), new AvailableUnits("paris", 3)),
                        "pot", List.of(new AvailableUnits("berlin", 9), new AvailableUnits("paris", 3))));
    }

    @Test
    void aChannelHasTheKitsThatItsShareOfThePartsMakes() {
        warehouse.run(tx ->
                warehouse.sharing.fence(tx, List.of(new RingFence("pot", "paris", "amazon", RingFence.Kind.HARD, 2))));

        assertThat(units("web", "paris")).isEqualTo(1);
        assertThat(units("amazon", "paris")).isEqualTo(3);
    }

    @Test
    void whatIsShownIsWhatIsReserved() {
        assertThat(reserve(1, 3))
                .isEqualTo(new Short(
                        ReservationOwner.order(1), List.of(new ShortClaim(UnitLine.ordered(1), "set", "berlin", 2))));
        assertThat(reserve(2, 2)).isEqualTo(new Reserved(ReservationOwner.order(2)));

        var held = warehouse.ask(tx -> warehouse.inventory.reserved(tx, List.of(2L)));
        assertThat(held)
                .containsExactly(
                        new ReservedUnits(ReservationOwner.order(2), UnitLine.component(1, 1), "cup", "berlin", 8),
                        new ReservedUnits(ReservationOwner.order(2), UnitLine.component(1, 2), "pot", "berlin", 2));
    }

    @Test
    void releaseUndoesReserveInWholeKits() {
        var before = warehouse.levels("cup", "pot");
        reserve(1, 2);

        release(1);
        assertThat(warehouse.levels("cup", "pot"))
                .startsWith("cup berlin: 11 on hand, 4 reserved")
                .contains("pot berlin: 9 on hand, 1 reserved");
        release(7);

        assertThat(warehouse.levels("cup", "pot")).isEqualTo(before);
    }

    @Test
    void aKitAndALineOfItsPartAreDecidedTogether() {
        var claims = List.of(
                new Claim(UnitLine.ordered(1), "set", "berlin", 2), new Claim(UnitLine.ordered(2), "cup", "berlin", 4));

        var outcome = warehouse
                .ask(tx -> kits.reserve(tx, List.of(new ReserveRequest(ReservationOwner.order(1), claims))))
                .getFirst();

        assertThat(outcome)
                .isEqualTo(new Short(
                        ReservationOwner.order(1),
                        List.of(
                                new ShortClaim(UnitLine.ordered(1), "set", "berlin", 2),
                                new ShortClaim(UnitLine.ordered(2), "cup", "berlin", 11))));
    }

    @Test
    void refusesAKitThatIsAPartOfAnother() {
        var claims = List.of(new Claim(UnitLine.component(1, 1), "set", "berlin", 1));

        assertThatThrownBy(() -> warehouse.run(
                        tx -> kits.reserve(tx, List.of(new ReserveRequest(ReservationOwner.order(1), claims)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ReserveOutcome reserve(long order, long units) {
        var claims = List.of(new Claim(UnitLine.ordered(1), "set", "berlin", units));
        return warehouse
                .ask(tx -> kits.reserve(tx, List.of(new ReserveRequest(ReservationOwner.order(order), claims))))
                .getFirst();
    }

    private void release(long units) {
        warehouse.run(tx -> kits.release(
                tx,
                List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "set", "berlin", units))));
    }

    private long units(String channel, String node) {
        return warehouse
                .ask(tx -> kits.availability(tx, List.of("set"), channel))
                .getOrDefault("set", List.of())
                .stream()
                .filter(a -> a.node().equals(node))
                .mapToLong(AvailableUnits::units)
                .sum();
    }
}
