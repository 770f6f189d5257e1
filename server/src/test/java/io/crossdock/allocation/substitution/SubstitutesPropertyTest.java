package io.crossdock.allocation.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Work;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.inventory.Disposition;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.orchestration.stage.fulfillment.DeliverStage;
import io.crossdock.orchestration.stage.fulfillment.LoseStage;
import io.crossdock.orchestration.stage.fulfillment.RejectStage;
import io.crossdock.orchestration.stage.fulfillment.ReleaseFulfillmentsStage;
import io.crossdock.orchestration.stage.fulfillment.ShipStage;
import io.crossdock.orchestration.stage.order.AllocateStage;
import io.crossdock.orchestration.stage.order.CancelStage;
import io.crossdock.orchestration.stage.order.DropUnfilledStage;
import io.crossdock.orchestration.stage.order.ProgressStage;
import io.crossdock.orchestration.stage.order.ReleaseStockStage;
import io.crossdock.orchestration.stage.payment.PaymentStage;
import io.crossdock.orchestration.stage.payment.PaymentStages;
import io.crossdock.orchestration.stage.returns.ReceiveReturnStage;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.Payments;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.Returns;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.RunningServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

/**
 * Random orders with substitutes, cancels, refusals, short picks, lost parcels and returns, through the stages of the
 * processes. Nothing is oversold; goods are on hand, shipped or returned; no line has more than two SKUs; nobody pays
 * more than ordered or gets back more than paid.
 */
@Tag("slow")
class SubstitutesPropertyTest {

    private static final long SEED = Long.getLong("seed", 20261126L);
    private static final int STEPS = 600;
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    /** The first SKUs are ordered more often than the others, the last ones come in more often. */
    private static final List<String> SKUS = List.of("cup", "mug", "bowl", "jar");

    private static final Map<String, Long> PRICES = Map.of("cup", 1_000L, "mug", 1_250L, "bowl", 799L, "jar", 333L);
    private static final Map<String, List<String>> INSTEAD =
            Map.of("cup", List.of("mug", "bowl"), "mug", List.of("bowl"), "bowl", List.of("cup", "jar"));
    private static final List<String> NODES = List.of("N1", "N2", "N3");

    private final RunningServer server = RunningServer.start();
    private final Random random = new Random(SEED);
    private final List<Long> ids = new ArrayList<>();
    private final Map<String, Long> received = new HashMap<>();
    private int substituted;
    private int cheaper;

    private <T> T in(Function<RecordedTx, T> work) {
        var done = RecordedTx.run(server.bean(DataSource.class), NOW, "test", work);
        for (var fact : done.tx().facts) {
            if (fact.type().equals(Orders.LINES_SUBSTITUTED.name())) {
                substituted++;
            }
        }
        return done.result();
    }

    private List<Outcome> run(Class<? extends Capability.Local> stage, String with, long... subjects) {
        var batch = new ArrayList<Work>();
        for (long subject : subjects) {
            var facts = Facts.of(OrderFacts.GIVEN_BACK, true);
            batch.add(new Work(
                    subject, "test", "key-" + subject, 1, Map.of("take", with), facts, MissingNode.getInstance()));
        }
        return batch.isEmpty() ? List.of() : in(tx -> server.bean(stage).run(tx, batch));
    }

    private void money(PaymentStage stage, long subject) {
        in(tx -> stage.load(
                tx,
                List.of(new Work(
                        subject, "test", "m-" + subject, 1, Map.of(), Facts.NONE, MissingNode.getInstance()))));
    }

    @Test
    void goodsAndMoneyAddUp() {
        try (server) {
            seed();
            for (int step = 0; step < STEPS; step++) {
                step();
                if (step % 50 == 49) {
                    check(step);
                }
            }
            check(STEPS);
            assertThat(substituted).as("substitutions happened, seed " + SEED).isGreaterThan(20);
            assertThat(cheaper).as("and cheaper ones were sent, seed " + SEED).isGreaterThan(3);
        }
    }

    private void seed() {
        server.bean(Engine.class).transact("test", tx -> {
            server.bean(Masterdata.class)
                    .putSkus(
                            tx,
                            SKUS.stream()
                                    .map(s -> new Sku(s, s, "each", 300, PRICES.get(s), "USD"))
                                    .toList());
            server.bean(Masterdata.class)
                    .putNodes(
                            tx,
                            NODES.stream()
                                    .map(n -> new Node(
                                            n,
                                            n,
                                            Node.Kind.STORE,
                                            "US",
                                            "60601",
                                            41.88,
                                            -87.62,
                                            "America/Chicago",
                                            10,
                                            0,
                                            null,
                                            true,
                                            null,
                                            Set.of(),
                                            List.of(),
                                            null))
                                    .toList());
            server.bean(Assortment.class)
                    .putSubstitutes(
                            tx,
                            INSTEAD.entrySet().stream()
                                    .map(e -> new SkuSubstitutes(e.getKey(), e.getValue()))
                                    .toList());
            return 0;
        });
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> receive();
            case 2, 3, 4 -> order();
            case 5 -> ended(Fulfillment.State.RELEASED).ifPresent(f -> run(RejectStage.class, "", f.id().value()));
            case 6, 7 -> ended(Fulfillment.State.RELEASED).ifPresent(this::ship);
            case 8 -> ended(Fulfillment.State.SHIPPED).ifPresent(this::arrive);
            case 9 -> look();
            case 10 -> cancel();
            default -> giveBack();
        }
    }

    private void receive() {
        var sku = SKUS.get(Math.max(random.nextInt(SKUS.size()), random.nextInt(SKUS.size())));
        long units = 1 + random.nextInt(5);
        received.merge(sku, units, Long::sum);
        var node = NODES.get(random.nextInt(NODES.size()));
        in(tx -> {
            server.bean(Inventory.class)
                    .receive(tx, List.of(new StockReceipt(0, sku, node, units, Disposition.SELLABLE, "delivery")));
            return 0;
        });
    }

    private void order() {
        long id = 1_000 + ids.size();
        var lines = new ArrayList<NewLine>();
        for (int i = 1; i <= 1 + random.nextInt(4) / 3; i++) {
            var sku = SKUS.get(Math.min(random.nextInt(SKUS.size()), random.nextInt(SKUS.size())));
            long quantity = 1 + random.nextInt(4);
            long price = PRICES.get(sku) - random.nextInt(3) * 50;
            var allow = allowed();
            lines.add(new NewLine(
                    i, null, sku, sku, quantity, price, random.nextInt(100), random.nextInt(100), allow, null));
        }
        long sum = lines.stream().mapToLong(NewLine::totalMinor).sum();
        long discount = random.nextInt(200);
        var order = new NewOrder(
                new OrderId(id),
                "web",
                "R" + id,
                NOW,
                "USD",
                new Customer("Ada", "", null),
                new Address("Ada", "1 Main St", null, "Chicago", null, "60601", "US", null, null),
                "standard",
                lines,
                new OrderAmounts(500, 0, discount, sum + 500 - discount),
                new OrderPayment("collected", null, "p"),
                DeliveryMethod.SHIPPED,
                null,
                null,
                Agreement.of(EngineJson.tree("{}")),
                List.of());
        in(tx -> {
            server.bean(Orders.class).capture(tx, List.of(order));
            server.bean(Payments.class)
                    .open(
                            tx,
                            List.of(new NewPayment(
                                    id,
                                    "web",
                                    "collected",
                                    "adyen",
                                    null,
                                    "p",
                                    "USD",
                                    lines.stream()
                                            .map(l -> new NewPayment.Line(l.line(), l.quantity(), l.totalMinor()))
                                            .toList(),
                                    500,
                                    discount,
                                    order.amounts().totalMinor(),
                                    List.of())));
            return 0;
        });
        ids.add(id);
        money(server.bean(PaymentStages.class).authorize(), id);
        run(AllocateStage.class, "all-or-nothing", id);
        run(ReleaseFulfillmentsStage.class, "", id);
    }

    private @Nullable Boolean allowed() {
        return switch (random.nextInt(6)) {
            case 0 -> false;
            case 1 -> null;
            default -> true;
        };
    }

    private Optional<Fulfillment> ended(Fulfillment.State state) {
        var all = in(tx -> server.bean(Fulfillments.class).byOrder(tx, ids)).stream()
                .filter(f -> f.state() == state)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void ship(Fulfillment f) {
        var lines = f.lines().stream()
                .map(l -> new Shipment.Line(
                        l.line(), random.nextInt(3) == 0 ? random.nextLong(l.quantity() + 1) : l.quantity()))
                .toList();
        in(tx -> {
            server.bean(Fulfillments.class)
                    .foundShipped(
                            tx,
                            List.of(f.id().value()),
                            List.of(new Shipment(f.id(), "", "UPS", "T" + f.id(), null, lines, Shipment.Rest.MISSING)));
            return 0;
        });
        if (run(ShipStage.class, "", f.id().value()).getFirst().name().equals("shipped")) {
            money(server.bean(PaymentStages.class).capture(), f.id().value());
        }
    }

    private void arrive(Fulfillment f) {
        if (random.nextInt(4) > 0) {
            run(DeliverStage.class, "", f.id().value());
        } else {
            run(LoseStage.class, "", f.id().value());
            money(server.bean(PaymentStages.class).refund(), f.id().value());
        }
    }

    /** Runs the stages that follow a change of the order. */
    private void look() {
        if (ids.isEmpty()) {
            return;
        }
        long id = ids.get(random.nextInt(ids.size()));
        if (run(ProgressStage.class, "", id).getFirst().name().equals("short")) {
            if (run(AllocateStage.class, "what-there-is", id).getFirst().name().equals("short")
                    && random.nextBoolean()) {
                run(DropUnfilledStage.class, "", id);
            }
            run(ReleaseFulfillmentsStage.class, "", id);
        }
    }

    /** Cancels an order before anything has left. */
    private void cancel() {
        var worked = in(tx -> server.bean(Fulfillments.class).byOrder(tx, ids)).stream()
                .map(Fulfillment::order)
                .toList();
        var open = in(tx -> server.bean(Orders.class).load(tx, ids)).stream()
                .filter(o -> o.closedAt() == null && !worked.contains(o.id().value()))
                .map(o -> o.id().value())
                .toList();
        if (!open.isEmpty()) {
            long id = open.get(random.nextInt(open.size()));
            run(ReleaseStockStage.class, "", id);
            run(CancelStage.class, "", id);
        }
    }

    private void giveBack() {
        var parcels = in(tx -> server.bean(Fulfillments.class).byOrder(tx, ids)).stream()
                .filter(f -> f.state() == Fulfillment.State.DELIVERED)
                .toList();
        if (parcels.isEmpty()) {
            return;
        }
        var f = parcels.get(random.nextInt(parcels.size()));
        var line = f.lines().get(random.nextInt(f.lines().size()));
        long left = sent(f.order(), line.line(), Fulfillment.State.DELIVERED)
                - in(tx -> server.bean(Returns.class).byOrder(tx, List.of(f.order()))).stream()
                        .flatMap(r -> r.lines().stream())
                        .filter(l -> l.line().equals(line.line()))
                        .mapToLong(Return.Line::quantity)
                        .sum();
        if (left < 1) {
            return;
        }
        long units = 1 + random.nextLong(left);
        long id = in(tx -> {
            var made = new ReturnId(tx.nextId());
            server.bean(Returns.class)
                    .create(
                            tx,
                            List.of(new NewReturn(
                                    made,
                                    f.order(),
                                    f.system(),
                                    f.node(),
                                    "changed my mind",
                                    List.of(new NewReturn.Line(line.line(), line.sku(), units)))));
            server.bean(Returns.class)
                    .reportReceived(
                            tx,
                            "http",
                            List.of(new ReturnArrival(
                                    made, "", "", List.of(new ReturnArrival.Line(line.line(), units, 0)))));
            return made.value();
        });
        run(ReceiveReturnStage.class, "", id);
        money(server.bean(PaymentStages.class).refund(), id);
    }

    private long sent(long order, UnitLine units, Fulfillment.State state) {
        return in(tx -> server.bean(Fulfillments.class).byOrder(tx, List.of(order))).stream()
                .filter(f -> f.state() == state)
                .flatMap(f -> f.lines().stream())
                .filter(l -> l.line().equals(units))
                .mapToLong(Fulfillment.Line::shipped)
                .sum();
    }

    private void check(int step) {
        var when = "step " + step + ", replay with -Dseed=" + SEED;
        in(tx -> {
            assertThat(server.bean(Inventory.class).verify(tx)).as(when).isEmpty();
            assertThat(server.bean(Orders.class).verify(tx)).as(when).isEmpty();
            assertThat(server.bean(Payments.class).verify(tx)).as(when).isEmpty();
            assertThat(server.bean(Fulfillments.class).verify(tx)).as(when).isEmpty();
            assertThat(server.bean(Returns.class).verify(tx)).as(when).isEmpty();
            return 0;
        });
        var work = in(tx -> server.bean(Fulfillments.class).byOrder(tx, ids));
        goods(work, when);
        var held = new HashMap<String, Long>();
        in(tx -> server.bean(Inventory.class).reserved(tx, ids))
                .forEach(g -> held.merge(g.order() + "/" + g.line().line(), g.quantity(), Long::sum));
        cheaper = 0;
        var prices = new HashMap<String, Long>();
        in(tx -> server.bean(Orders.class).substitutions(tx, ids))
                .forEach(s -> prices.put(s.order() + "/" + s.line() + "/" + s.sku(), s.unitPriceMinor()));
        for (var order : in(tx -> server.bean(Orders.class).load(tx, ids))) {
            var own = work.stream().filter(f -> f.order() == order.id().value()).toList();
            order.lines()
                    .forEach(l ->
                            line(order, l, own, held.getOrDefault(order.id().value() + "/" + l.line(), 0L), when));
            paid(order, own, prices, when);
        }
    }

    /** Checks that received and returned goods are on hand, shipped, or written off. */
    private void goods(List<Fulfillment> work, String when) {
        var back = in(tx -> server.bean(Returns.class).byOrder(tx, ids)).stream()
                .flatMap(r -> r.lines().stream())
                .toList();
        // A node that found nothing: its units are written off, and its work ends as rejected.
        var said = in(tx -> tx.sql("select fulfillment from fulfillment.report").rows(rs -> rs.getLong(1)));
        for (var sku : SKUS) {
            long in = received.getOrDefault(sku, 0L)
                    + back.stream()
                            .filter(l -> l.sku().equals(sku))
                            .mapToLong(Return.Line::received)
                            .sum();
            long out = work.stream()
                    .filter(f -> said.contains(f.id().value()))
                    .flatMap(f -> f.lines().stream())
                    .filter(l -> l.sku().equals(sku))
                    .mapToLong(Fulfillment.Line::quantity)
                    .sum();
            long there = in(tx -> server.bean(Inventory.class).levels(tx, List.of(sku))).stream()
                    .mapToLong(l -> l.onHand())
                    .sum();
            assertThat(there).as(sku + " at " + when).isEqualTo(in - out);
        }
    }

    private void line(Order order, OrderLine line, List<Fulfillment> work, long held, String when) {
        var about = order.id() + " line " + line.line() + " at " + when;
        assertThat(held).as("held, " + about).isLessThanOrEqualTo(line.open());
        var skus = work.stream()
                .flatMap(f -> f.lines().stream())
                .filter(l -> l.line().line() == line.line() && l.shipped() > 0)
                .map(Fulfillment.Line::sku)
                .distinct()
                .toList();
        assertThat(skus.size()).as("SKUs, " + about).isLessThanOrEqualTo(2);
        var others = skus.stream().filter(s -> !s.equals(line.sku())).toList();
        if (!Boolean.TRUE.equals(line.allowSubstitutes())) {
            assertThat(others).as("not allowed, " + about).isEmpty();
        }
        assertThat(INSTEAD.getOrDefault(line.sku(), List.of())).as(about).containsAll(others);
    }

    /**
     * Charged: for each unit that left its share of the line, in proportion to its price; never more, and short of it
     * by roundings only.
     */
    private void paid(Order order, List<Fulfillment> work, Map<String, Long> prices, String when) {
        var about = order.id() + " at " + when;
        var payment = in(tx ->
                        server.bean(Payments.class).of(tx, List.of(order.id().value())))
                .getFirst();
        double most = 0;
        long net = order.totalMinor() - order.shippingMinor();
        double all = order.lines().stream().mapToDouble(OrderLine::totalMinor).sum();
        for (var line : order.lines()) {
            double unit = line.totalMinor() / (double) line.ordered() * net / all;
            for (var f : work) {
                for (var l : f.lines()) {
                    if (l.line().line() == line.line() && l.shipped() > 0) {
                        var price = prices.get(order.id().value() + "/" + line.line() + "/" + l.sku());
                        boolean own = !l.line().substitute();
                        most += l.shipped() * unit * (own ? 1 : price / (double) line.unitPriceMinor());
                        cheaper += !own && price < line.unitPriceMinor() ? 1 : 0;
                    }
                }
            }
        }
        boolean any = work.stream().anyMatch(f -> f.shippedAt() != null);
        double due = most + (any ? order.shippingMinor() : 0);
        int roundings = 4 * order.lines().size() + 2;
        assertThat((double) payment.invoicedMinor())
                .as("invoiced, " + about)
                .isBetween(due - roundings, due + roundings);
        assertThat(payment.invoicedMinor())
                .as("not more than ordered, " + about)
                .isLessThanOrEqualTo(order.totalMinor());
        assertThat(payment.capturedMinor()).as("captured, " + about).isEqualTo(payment.invoicedMinor());
        assertThat(payment.refundedMinor()).as("refunded, " + about).isLessThanOrEqualTo(payment.capturedMinor());
    }
}
