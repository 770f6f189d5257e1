package io.crossdock.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.disposition.StockMove;
import io.crossdock.inventory.disposition.StockMove.Shelf;
import io.crossdock.inventory.disposition.StockMoveOutcome;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.RingFence.Kind;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyPromise;
import io.crossdock.inventory.transfer.NewTransfer;
import io.crossdock.inventory.transfer.TransferOutcome;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From random states: a channel gets exactly the units that availability shows it, and a command and its inverse change
 * nothing.
 */
@Tag("slow")
final class InverseTest {

    private static final long SEED = Long.getLong("seed", 20261126L);
    private static final int RUNS = 60;
    private static final List<String> CHANNELS = List.of("amazon", "ebay", "web");

    private final Warehouse warehouse = new Warehouse();
    private final Random random = new Random(SEED);
    private long order = 1_000;

    @BeforeEach
    void state() {
        warehouse.stock("""
                sku | node   | on hand | safety
                mug | berlin | 40      | 3
                mug | paris  | 9       | 0
                """);
        warehouse.run(
                tx -> warehouse.sharing.putChannels(tx, List.of(new ChannelStock("ebay", "marketplaces", List.of()))));
        warehouse.run(tx -> warehouse.supplies.announce(
                tx,
                List.of(new SupplyAnnouncement(new SupplyLineRef("PO-1", 1), "mug", "berlin", 20, Warehouse.NOW, 1))));
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).as(replay()).isEmpty();
        warehouse.close();
    }

    @Test
    void whatAChannelIsShownIsWhatItGets() {
        for (int run = 0; run < RUNS; run++) {
            stir();
            var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            long shown = shown(channel);
            var outcomes = warehouse.ask(tx -> warehouse.inventory.reserve(
                    tx, List.of(claim(channel, shown + 1), claim(channel, Math.max(1, shown)))));

            assertThat(outcomes.getFirst())
                    .as(replay())
                    .isEqualTo(new Short(
                            ReservationOwner.order(order - 1),
                            List.of(new ShortClaim(UnitLine.ordered(1), "mug", "berlin", shown))));
            if (shown > 0) {
                assertThat(outcomes.getLast()).as(replay()).isEqualTo(new Reserved(ReservationOwner.order(order)));
                assertThat(shown(channel)).as(replay()).isZero();
                long last = order;
                warehouse.run(tx -> warehouse.inventory.releaseOrders(tx, List.of(last)));
            }
        }
    }

    @Test
    void aCommandAndItsInverseLeaveNoTrace() {
        for (int run = 0; run < RUNS; run++) {
            stir();
            var before = everything();
            var command = random.nextInt(5);

            warehouse.run(tx -> thereAndBack(tx, command));

            assertThat(everything()).as("command %d; %s", command, replay()).isEqualTo(before);
        }
    }

    private void thereAndBack(RecordedTx tx, int command) {
        switch (command) {
            case 0 -> {
                var claim = claim(CHANNELS.get(random.nextInt(CHANNELS.size())), 1 + random.nextInt(5));
                warehouse.inventory.reserve(tx, List.of(claim));
                warehouse.inventory.releaseOrders(tx, List.of(claim.owner().id()));
            }
            case 1 -> {
                warehouse.sharing.fence(
                        tx, List.of(new RingFence("mug", "berlin", "new", Kind.HARD, random.nextInt(9))));
                warehouse.sharing.unfence(tx, List.of(new RingFence.At("mug", "berlin", "new")));
            }
            case 2 -> {
                var there = new StockMove(
                        "mug", "berlin", 1 + random.nextInt(5), Shelf.SELLABLE, Shelf.QUARANTINE, "there");
                if (warehouse.dispositions.move(tx, List.of(there)).getFirst() instanceof StockMoveOutcome.Moved) {
                    warehouse.dispositions.move(
                            tx,
                            List.of(new StockMove(
                                    "mug", "berlin", there.units(), Shelf.QUARANTINE, Shelf.SELLABLE, "back")));
                }
            }
            case 3 -> {
                var transfer = new NewTransfer(
                        "r", "berlin", "paris", Warehouse.NOW, List.of(new NewTransfer.Line(1, "mug", 2)));
                if (warehouse.transfers.request(tx, List.of(transfer)).getFirst()
                        instanceof TransferOutcome.Done done) {
                    warehouse.transfers.cancel(tx, List.of(done.now().id()));
                }
            }
            default -> {
                var promise = new SupplyPromise(
                        warehouse.supplies.list(tx, null, 0, 1).getFirst().id(), 1 + random.nextInt(9));
                if (warehouse.supplies.promise(tx, List.of(promise)).getFirst()) {
                    warehouse.supplies.release(tx, List.of(promise));
                }
            }
        }
    }

    /** Changes the state a little, without an inverse. */
    private void stir() {
        warehouse.run(tx -> {
            switch (random.nextInt(5)) {
                case 0 ->
                    warehouse.sharing.fence(
                            tx,
                            List.of(new RingFence(
                                    "mug",
                                    "berlin",
                                    List.of("amazon", "marketplaces", "web").get(random.nextInt(3)),
                                    random.nextBoolean() ? Kind.HARD : Kind.UP_TO,
                                    random.nextInt(20))));
                case 1 -> warehouse.sharing.bar(tx, List.of(new SkuBar("mug", "berlin", random.nextInt(4) == 0)));
                case 2 -> warehouse.inventory.releaseOrders(tx, List.of(order - random.nextInt(6)));
                default ->
                    warehouse.inventory.reserve(
                            tx, List.of(claim(CHANNELS.get(random.nextInt(CHANNELS.size())), 1 + random.nextInt(4))));
            }
        });
    }

    private ReserveRequest claim(String channel, long units) {
        return new ReserveRequest(
                ReservationOwner.order(++order),
                List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", units)),
                channel);
    }

    private long shown(String channel) {
        return warehouse
                .ask(tx -> warehouse.inventory.availability(tx, List.of("mug"), channel))
                .getOrDefault("mug", List.of())
                .stream()
                .filter(a -> a.node().equals("berlin"))
                .mapToLong(AvailableUnits::units)
                .sum();
    }

    /** Rows, fences, reservations and supply as text, without versions. */
    private String everything() {
        List<String> rows = warehouse.ask(tx -> tx.sql("""
                select format('%s %s %s %s %s %s %s', s.sku, s.node, s.on_hand, s.reserved, s.quarantined,
                    coalesce(s.fenced, 0), s.barred)
                from inventory.stock s
                union all
                select format('%s %s %s %s %s', f.sku, f.node, f.channel_group, f.units, f.held)
                from inventory.ring_fence f
                union all
                select format('%s %s %s %s', r.owner_id, r.line, r.node, r.quantity) from inventory.reservation r
                union all
                select format('%s %s %s', i.reference, i.ordered, i.promised) from inventory.inbound i
                order by 1
                """).rows(rs -> rs.getString(1)));
        return String.join("\n", rows);
    }

    private static String replay() {
        return "replay with -Dseed=" + SEED;
    }
}
