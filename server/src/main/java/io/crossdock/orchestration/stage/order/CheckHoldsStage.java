package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.orchestration.stage.LineHolds;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.shared.ListIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * {@code order.check-holds}: asks whether an active hold blocks a step of the order; holds of lines block it where
 * nothing else can be released, or the order is sent complete. It stands before the step, in one transaction with it,
 * which has locked the order: a hold is either placed before and seen here, or placed after. An order that may not take
 * stock lets the next ones on the waiting list have its turn. Before its first release the decision table {@code hold}
 * is asked, too.
 */
@Component
public final class CheckHoldsStage implements Capability.Local {

    public static final String NAME = "order.check-holds";
    public static final String STEP = "step";
    public static final String FREE = "free";
    private static final String HELD = "held";

    private final OrderHolds holds;
    private final OpenDemand demand;
    private final RuledHolds ruled;
    private final LineHolds lines;

    CheckHoldsStage(OrderHolds holds, OpenDemand demand, RuledHolds ruled, LineHolds lines) {
        this.lines = lines;
        this.ruled = ruled;
        this.holds = holds;
        this.demand = demand;
    }

    @Override
    public Signature signature() {
        return Signature.of(NAME, FREE, HELD).taking(STEP).learning(OrderFacts.HOLDS_ASKED);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        ruled.place(
                tx, Work.subjects(batch.stream().filter(CheckHoldsStage::asks).toList()));
        var perStep = new HashMap<HoldStep, Set<Long>>();
        batch.forEach(work ->
                perStep.computeIfAbsent(step(work), _ -> new HashSet<>()).add(work.subject()));
        var blocked = new HashMap<HoldStep, Set<Long>>();
        perStep.forEach((step, orders) -> blocked.put(step, holds.blocked(tx, orders, step)));
        blocked.computeIfPresent(HoldStep.RELEASE, (step, whole) -> {
            var all = new HashSet<>(whole);
            all.addAll(lines.waiting(tx, perStep.getOrDefault(step, Set.of()), chargedFirst(batch)));
            return all;
        });
        passOn(tx, blocked.getOrDefault(HoldStep.SOURCE, Set.of()));
        return batch.stream().map(work -> outcome(work, blocked)).toList();
    }

    /** Orders that are charged before their release: all of them is charged, so all of them waits. */
    private static Set<Long> chargedFirst(List<Work> batch) {
        return batch.stream()
                .filter(work -> OrderFacts.CHARGED_AT_ORDER.of(work))
                .map(Work::subject)
                .collect(Collectors.toSet());
    }

    private void passOn(Tx tx, Set<Long> held) {
        if (held.isEmpty()) {
            return;
        }
        var skus = new TreeSet<String>();
        demand.of(tx, held.stream().sorted().toList())
                .forEach(need ->
                        need.lines().forEach(line -> skus.add(line.line().sku())));
        if (!skus.isEmpty()) {
            tx.emit(tx.nextId(), Inventory.STOCK_AWAITED, WaitlistLook.byAnybody(List.copyOf(skus)));
        }
    }

    private static Outcome outcome(Work work, Map<HoldStep, Set<Long>> blocked) {
        var outcome = Outcome.of(ListIndex.known(blocked, step(work)).contains(work.subject()) ? HELD : FREE);
        return asks(work) ? outcome.with(OrderFacts.HOLDS_ASKED, true) : outcome;
    }

    /** Before its first release: a rule whose hold somebody released does not place it again. */
    private static boolean asks(Work work) {
        return step(work) == HoldStep.RELEASE && !OrderFacts.HOLDS_ASKED.of(work);
    }

    private static HoldStep step(Work work) {
        return HoldStep.of(ListIndex.known(work.with(), STEP));
    }
}
