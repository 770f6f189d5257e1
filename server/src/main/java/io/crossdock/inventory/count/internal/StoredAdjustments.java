package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.count.internal.AdjustmentStore.Matter;
import io.crossdock.inventory.count.internal.ApprovalRule.Extent;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.IdText;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adjustments in PostgreSQL. */
@Component
final class StoredAdjustments implements Adjustments {

    private final Masterdata masterdata;

    StoredAdjustments(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    @Override
    public List<AdjustmentReason> reasons(Tx tx) {
        return AdjustmentStore.reasons(tx);
    }

    @Override
    public void putReasons(Tx tx, List<AdjustmentReason> reasons) {
        var codes = reasons.stream().map(AdjustmentReason::code).collect(Collectors.toSet());
        var before = reasons(tx).stream().filter(r -> codes.contains(r.code())).toList();
        ChangeTrail.tell(tx, "adjustment-reason", before, reasons, AdjustmentReason::code);
        AdjustmentStore.putReasons(tx, reasons);
        tx.emit(0, REASONS_SET, new ReasonsSet(reasons));
    }

    @Override
    public List<Adjustment> adjust(Tx tx, List<NewAdjustment> wishes) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        var reasons = byCode(tx);
        var skus = masterdata.skus(tx, wishes.stream().map(NewAdjustment::sku).collect(Collectors.toSet()));
        refuse(violations(wishes, reasons, skus));
        var keys = new TreeSet<StockKey>();
        wishes.forEach(wish -> keys.add(key(wish)));
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        var within = AdjustmentStore.aloneWithinADay(tx, keys);
        var made = new ArrayList<Adjustment>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            long onHand = changes.level(key(wish)).onHand();
            if (onHand + wish.units() < 0) {
                violations.add(new Violation(
                        "/adjustments/" + i + "/units",
                        ViolationCode.SHORT,
                        "only " + onHand + " are on hand, not " + -wish.units()));
                continue;
            }
            var reason = Objects.requireNonNull(reasons.get(wish.reason()));
            made.add(decide(tx, changes, wish, reason, Objects.requireNonNull(skus.get(wish.sku())), within));
        }
        refuse(violations);
        changes.store(tx);
        AdjustmentStore.add(tx, made);
        MissingStockAlert.tell(tx, changes.newlyMissing());
        made.forEach(adjustment -> tell(tx, adjustment));
        return made;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }

    private List<Violation> violations(
            List<NewAdjustment> wishes, Map<String, AdjustmentReason> reasons, Map<String, Sku> skus) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var at = "/adjustments/" + i;
            var reason = reasons.get(wish.reason());
            if (!skus.containsKey(wish.sku())) {
                violations.add(new Violation(at + "/sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + wish.sku()));
            }
            if (!masterdata.nodesByCode().containsKey(wish.node())) {
                violations.add(
                        new Violation(at + "/node", ViolationCode.UNKNOWN_NODE, "there is no node " + wish.node()));
            }
            if (reason == null) {
                violations.add(new Violation(
                        at + "/reason",
                        ViolationCode.NOT_A_CHOICE,
                        "must be one of " + String.join(", ", reasons.keySet())));
            } else if (!ApprovalRule.fits(reason.direction(), wish.units())) {
                violations.add(new Violation(
                        at + "/units",
                        ViolationCode.WRONG_DIRECTION,
                        "the reason " + reason.code() + " is for " + reason.direction() + ", not for a change of "
                                + wish.units()));
            }
        }
        return violations;
    }

    private static Adjustment decide(
            Tx tx,
            StockBook changes,
            NewAdjustment wish,
            AdjustmentReason reason,
            Sku sku,
            Map<Matter, Extent> within) {
        var extent = Extent.of(wish.units(), sku.priceMinor());
        var sum = within.getOrDefault(new Matter(key(wish), reason.code()), Extent.NONE)
                .plus(extent);
        boolean alone = ApprovalRule.aloneAllowed(reason, sum);
        var adjustment = new Adjustment(
                IdText.print(AdjustmentStore.LETTER, tx.nextId()),
                wish.sku(),
                wish.node(),
                wish.units(),
                reason.code(),
                wish.note(),
                extent.valueMinor(),
                sku.currency(),
                wish.countedAt(),
                wish.task() == 0 ? null : IdText.print(CountTasks.LETTER, wish.task()),
                alone ? State.APPLIED : State.REQUESTED,
                tx.actor(),
                tx.at(),
                null,
                null,
                null);
        if (alone) {
            within.put(new Matter(key(wish), reason.code()), sum);
            apply(changes, adjustment, reason);
        }
        return adjustment;
    }

    /** Applies an adjustment. One from a count also dates the row, so that no older figure overwrites it. */
    private static void apply(StockBook changes, Adjustment a, AdjustmentReason reason) {
        var cause = "adjusted-" + reason.code();
        long id = AdjustmentStore.number(a.id());
        var counted = a.countedAt();
        if (counted != null) {
            changes.correct(key(a), cause, id, 0, level -> {
                var adjusted = level.adjust(a.units());
                return level.countedBefore(counted) ? adjusted.confirm(counted) : adjusted;
            });
        } else if (reason.correction()) {
            changes.correct(key(a), cause, id, 0, level -> level.adjust(a.units()));
        } else {
            changes.change(key(a), cause, id, 0, level -> level.adjust(a.units()));
        }
    }

    private static void tell(Tx tx, Adjustment a) {
        long id = AdjustmentStore.number(a.id());
        switch (a.state()) {
            case APPLIED -> tx.emit(id, STOCK_ADJUSTED, a);
            case REQUESTED -> {
                tx.emit(id, ADJUSTMENT_REQUESTED, a);
                tx.raise(InventoryCaseKinds.ADJUSTMENT_REQUESTED.problem(
                        id,
                        "%s wants to adjust %s at %s by %d (%s), worth %s: somebody else decides on %s"
                                .formatted(
                                        a.requestedBy(),
                                        a.sku(),
                                        a.node(),
                                        a.units(),
                                        a.reason(),
                                        Money.text(a.valueMinor(), a.currency()),
                                        a.id())));
            }
            case REJECTED, SUPERSEDED -> tx.emit(id, ADJUSTMENT_REJECTED, a);
        }
    }

    @Override
    public List<Adjustment> approve(Tx tx, List<Decision> decisions) {
        var requests = requests(tx, decisions);
        var reasons = byCode(tx);
        var keys = new TreeSet<StockKey>();
        requests.values().forEach(a -> keys.add(key(a)));
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        var decided = new ArrayList<Adjustment>();
        for (var decision : decisions) {
            var request = Objects.requireNonNull(requests.get(decision.id()));
            var level = changes.level(key(request));
            var counted = request.countedAt();
            boolean superseded = counted != null
                    && level.countedAt() != null
                    && level.countedAt().isAfter(counted);
            if (!superseded && level.onHand() + request.units() < 0) {
                throw new Refused(
                        "adjustment-impossible",
                        409,
                        "%s at %s has only %d units on hand now"
                                .formatted(request.sku(), request.node(), level.onHand()));
            }
            var after = decided(tx, request, superseded ? State.SUPERSEDED : State.APPLIED, decision.note());
            if (!superseded) {
                apply(changes, after, Objects.requireNonNull(reasons.get(after.reason())));
            }
            decided.add(after);
        }
        changes.store(tx);
        MissingStockAlert.tell(tx, changes.newlyMissing());
        return store(tx, decided);
    }

    @Override
    public List<Adjustment> reject(Tx tx, List<Decision> decisions) {
        var requests = requests(tx, decisions);
        return store(
                tx,
                decisions.stream()
                        .map(d -> decided(tx, Objects.requireNonNull(requests.get(d.id())), State.REJECTED, d.note()))
                        .toList());
    }

    /** Requests, locked, by id. Refuses unknown ones, decided ones and own ones. */
    private static Map<Long, Adjustment> requests(Tx tx, List<Decision> decisions) {
        var ids = DistinctIds.each(decisions.stream().map(Decision::id).toList(), AdjustmentStore.LETTER);
        var rows = ListIndex.by(AdjustmentStore.lock(tx, ids), a -> AdjustmentStore.number(a.id()));
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                throw Refused.notFound("adjustment", "A" + id);
            }
            if (row.state() != State.REQUESTED) {
                throw new Refused(
                        "adjustment-decided", 409, "The adjustment " + row.id() + " is " + row.state() + " already");
            }
            if (row.requestedBy().equalsIgnoreCase(tx.actor())) {
                throw new Refused("own-request", 403, "Nobody decides on their own request: " + row.id() + " is yours");
            }
        }
        return rows;
    }

    private static Adjustment decided(Tx tx, Adjustment a, State state, String note) {
        return new Adjustment(
                a.id(),
                a.sku(),
                a.node(),
                a.units(),
                a.reason(),
                a.note(),
                a.valueMinor(),
                a.currency(),
                a.countedAt(),
                a.task(),
                state,
                a.requestedBy(),
                a.requestedAt(),
                tx.actor(),
                tx.at(),
                note);
    }

    private static List<Adjustment> store(Tx tx, List<Adjustment> decided) {
        AdjustmentStore.decide(tx, decided);
        for (var a : decided) {
            tell(tx, a);
            tx.settle(InventoryCaseKinds.ADJUSTMENT_REQUESTED.settled(
                    AdjustmentStore.number(a.id()), a.state() + " by " + tx.actor()));
        }
        return decided;
    }

    @Override
    public Page<Adjustment> list(Tx tx, State state, long after, int limit) {
        return Page.of(AdjustmentStore.list(tx, state, after, limit), limit, Adjustment::id);
    }

    private static Map<String, AdjustmentReason> byCode(Tx tx) {
        return AdjustmentStore.reasons(tx).stream()
                .collect(Collectors.toMap(AdjustmentReason::code, Function.identity(), (a, _) -> a, TreeMap::new));
    }

    private static StockKey key(NewAdjustment wish) {
        return new StockKey(wish.sku(), wish.node());
    }

    private static StockKey key(Adjustment adjustment) {
        return new StockKey(adjustment.sku(), adjustment.node());
    }
}
