package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.log.HeldSubjectStore;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orchestration.stage.order.CheckHoldsStage;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.shared.ListIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lets orders go on that are held because of an unknown SKU, once all their SKUs are in the master data. The process
 * document says which hold that is: the one to which the outcome {@code unknown-sku} leads; and how it goes on: by the
 * resolution that leads back to the stage with that outcome.
 */
@Component
final class UnknownSkuHolds {

    private static final String OUTCOME = "unknown-sku";
    private static final String PROCESS = "order";

    /** Most held orders of one look; the next look goes on after them. */
    private static final int ORDERS_MAX = 500;

    /**
     * Shortest stay at the hold, in business time: nodes see a new SKU within seconds only, and an order that came back
     * must not run in a circle.
     */
    private static final Duration STAY_MIN = Duration.ofSeconds(5);

    private final Engine engine;
    private final Orders orders;
    private final Masterdata masterdata;

    /** Id below which the next look goes on. */
    private long below = Long.MAX_VALUE;

    private List<Waiting> known = List.of();

    UnknownSkuHolds(Engine engine, Orders orders, Masterdata masterdata) {
        this.engine = engine;
        this.orders = orders;
        this.masterdata = masterdata;
    }

    /** An order at such a hold, and the decision that lets it go on. */
    private record Waiting(Standing standing, String resolution) {}

    /** Looks at some held orders. @return 0, since it changes nothing */
    int look(Tx tx) {
        known = known(tx);
        return 0;
    }

    /** Lets those orders go on that the last look found. */
    void goOn() {
        if (!known.isEmpty()) {
            engine.transact("catalog", tx -> {
                known.forEach(waiting -> tx.signal(new Tx.Signal(
                        waiting.standing().subject(),
                        "resolve:" + waiting.resolution(),
                        Map.of("note", "every SKU of the order is in the master data now"))));
                return 0;
            });
        }
        known = List.of();
    }

    private List<Waiting> known(Tx tx) {
        var held = HeldSubjectStore.page(tx, PROCESS, below, ORDERS_MAX);
        below = held.size() < ORDERS_MAX ? Long.MAX_VALUE : held.getLast().subject();
        var waiting = held.stream()
                .filter(standing -> !standing.since().isAfter(tx.at().minus(STAY_MIN)))
                .flatMap(standing -> resolution(standing).map(r -> new Waiting(standing, r)).stream())
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        var loaded = ListIndex.by(
                orders.load(
                        tx, waiting.stream().map(w -> w.standing().subject()).toList()),
                order -> order.id().value());
        var asked = loaded.values().stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toCollection(TreeSet::new));
        var skus = masterdata.skus(tx, asked).keySet();
        var known = new ArrayList<>(waiting);
        known.removeIf(w -> !complete(ListIndex.known(loaded, w.standing().subject()), skus));
        return known;
    }

    private static boolean complete(Order order, Set<String> skus) {
        return order.lines().stream().map(OrderLine::sku).allMatch(skus::contains);
    }

    private Optional<String> resolution(Standing standing) {
        var definition = engine.processes().pinned(standing.process(), standing.version());
        return definition.stages().get(standing.stage()) instanceof ProcessStage.Hold hold
                ? definition.stages().values().stream()
                        .filter(stage -> leads(stage, hold))
                        .flatMap(stage -> back(definition, hold, stage).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean leads(ProcessStage stage, ProcessStage.Hold hold) {
        return stage instanceof ProcessStage.Run run
                && run.on().getOrDefault(OUTCOME, List.of()).stream()
                        .anyMatch(branch -> branch.to().equals(hold.name()));
    }

    /** A stage that asks for holds may stand before it. */
    private static Optional<String> back(ProcessDefinition definition, ProcessStage.Hold hold, ProcessStage to) {
        return hold.resolve().entrySet().stream()
                .filter(e -> e.getValue().equals(to.name()) || asksBefore(definition.stage(e.getValue()), to))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean asksBefore(ProcessStage stage, ProcessStage to) {
        return stage instanceof ProcessStage.Run run
                && run.capability().equals(CheckHoldsStage.NAME)
                && run.on().getOrDefault(CheckHoldsStage.FREE, List.of()).stream()
                        .anyMatch(branch -> branch.to().equals(to.name()));
    }
}
