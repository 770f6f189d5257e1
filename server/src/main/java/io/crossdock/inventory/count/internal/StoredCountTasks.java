package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.Adjustments.NewAdjustment;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.stock.LedgerStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cycle counts in PostgreSQL. */
@Component
final class StoredCountTasks implements CountTasks {

    /** Reason of adjustments for differences. */
    private static final String RECOUNT = "recount";

    private static final String SOURCE = "cycle-count";

    private final Masterdata masterdata;
    private final Adjustments adjustments;

    StoredCountTasks(Masterdata masterdata, Adjustments adjustments) {
        this.masterdata = masterdata;
        this.adjustments = adjustments;
    }

    @Override
    public CountTask plan(Tx tx, Plan plan) {
        if (!masterdata.nodesByCode().containsKey(plan.node())) {
            throw Refused.invalid(
                    List.of(new Violation("/node", ViolationCode.UNKNOWN_NODE, "there is no node " + plan.node())));
        }
        var candidates = CountTaskStore.candidates(tx, plan.node(), plan.by());
        var prices = masterdata
                .skus(tx, candidates.stream().map(CountPlan.Candidate::sku).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(Sku::code, Sku::priceMinor));
        // A SKU that is no longer in the master data can't be adjusted.
        var known = candidates.stream().filter(c -> prices.containsKey(c.sku())).toList();
        var skus = CountPlan.choose(known, plan.by(), prices, plan.lines());
        if (skus.isEmpty()) {
            throw new Refused(
                    "nothing-to-count",
                    409,
                    "No SKU at " + plan.node() + " qualifies for this count, or all are in open tasks");
        }
        long id = tx.nextId();
        CountTaskStore.add(tx, id, plan, skus);
        tx.emit(id, COUNT_PLANNED, new Planned(IdText.print(LETTER, id), plan.node(), plan.by(), skus));
        return get(tx, id);
    }

    @Override
    public List<CountTask> list(Tx tx, State state, @Nullable String node) {
        return CountTaskStore.list(tx, state, node, LIST_MAX);
    }

    @Override
    public CountTask get(Tx tx, long id) {
        return CountTaskStore.find(tx, id).orElseThrow(() -> Refused.notFound("count-task", IdText.print(LETTER, id)));
    }

    @Override
    public List<Adjustment> record(Tx tx, long id, List<CountResult> results, @Nullable Instant countedAt) {
        var task = open(tx, id);
        var at = countedAt == null ? tx.at() : countedAt;
        check(tx, task, results, at);
        var keys = new TreeSet<StockKey>();
        results.forEach(r -> keys.add(new StockKey(r.sku(), task.node())));
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        var figures = results.stream()
                .map(r -> new LedgerStore.Since(new StockKey(r.sku(), task.node()), at, at))
                .toList();
        var moved = at.isBefore(tx.at()) ? LedgerStore.moved(tx, figures) : new HashMap<LedgerStore.Since, Long>();
        var outcomes = new ArrayList<CountTaskStore.Outcome>();
        var wishes = new ArrayList<NewAdjustment>();
        var tallies = new TreeMap<AccuracyTally.Of, AccuracyTally>();
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var level = changes.level(figures.get(i).key());
            // The books at the time of the count. A count that is older than the row's last one is pointless.
            long books = level.onHand() - moved.getOrDefault(figures.get(i), 0L);
            boolean newest = level.countedBefore(at);
            if (newest && level.countedAt() != null) {
                var of = new AccuracyTally.Of(task.node(), SOURCE, LocalDate.ofInstant(at, ZoneOffset.UTC));
                tallies.merge(of, AccuracyTally.of(Math.max(0, books), result.found()), AccuracyTally::plus);
            }
            long difference = newest ? Math.max(result.found() - books, -level.onHand()) : 0;
            outcomes.add(new CountTaskStore.Outcome(result.sku(), result.found(), difference, null));
            if (difference != 0) {
                wishes.add(new NewAdjustment(result.sku(), task.node(), difference, RECOUNT, task.id(), at, id));
            } else if (newest) {
                changes.change(figures.get(i).key(), known -> known.confirm(at));
            }
        }
        changes.store(tx);
        AccuracyStore.add(tx, tallies);
        return finish(tx, task, id, outcomes, adjustments.adjust(tx, wishes), at);
    }

    private static List<Adjustment> finish(
            Tx tx, CountTask task, long id, List<CountTaskStore.Outcome> outcomes, List<Adjustment> made, Instant at) {
        var bySku = made.stream().collect(Collectors.toMap(Adjustment::sku, a -> AdjustmentStore.number(a.id())));
        CountTaskStore.record(
                tx,
                id,
                outcomes.stream()
                        .map(o -> new CountTaskStore.Outcome(o.sku(), o.found(), o.difference(), bySku.get(o.sku())))
                        .toList(),
                at);
        tx.emit(
                id,
                COUNT_RECORDED,
                new Recorded(
                        task.id(),
                        task.node(),
                        outcomes.size(),
                        made.size(),
                        made.stream().map(Adjustment::id).toList()));
        if (task.counted() + outcomes.size() == task.skus()) {
            CountTaskStore.state(tx, id, State.COUNTED);
        }
        return made;
    }

    private static CountTask open(Tx tx, long id) {
        var task =
                CountTaskStore.lock(tx, id).orElseThrow(() -> Refused.notFound("count-task", IdText.print(LETTER, id)));
        if (task.state() != State.OPEN) {
            throw new Refused("count-task-closed", 409, "The task " + task.id() + " is " + task.state() + " already");
        }
        return task;
    }

    private static void check(Tx tx, CountTask task, List<CountResult> results, Instant at) {
        var violations = new ArrayList<Violation>();
        if (at.isAfter(tx.at())) {
            violations.add(new Violation(
                    "/countedAt", ViolationCode.IN_FUTURE, "must not be after now, " + tx.at() + ": " + at));
        }
        var left = new HashSet<String>();
        task.lines().stream()
                .filter(line -> line.found() == null)
                .map(CountLine::sku)
                .forEach(left::add);
        for (int i = 0; i < results.size(); i++) {
            if (!left.remove(results.get(i).sku())) {
                violations.add(new Violation(
                        "/results/" + i + "/sku",
                        ViolationCode.NOT_TO_COUNT,
                        "the task " + task.id() + " does not have "
                                + results.get(i).sku() + ", or it is counted already"));
            }
        }
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    @Override
    public CountTask cancel(Tx tx, long id) {
        var task = open(tx, id);
        CountTaskStore.state(tx, id, State.CANCELED);
        tx.emit(
                id,
                COUNT_CANCELED,
                new Planned(
                        task.id(),
                        task.node(),
                        task.by(),
                        task.lines().stream().map(CountLine::sku).toList()));
        return get(tx, id);
    }
}
