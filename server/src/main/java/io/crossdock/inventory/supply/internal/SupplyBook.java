package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyChanged;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects changes of locked supply lines, writes them at once, and emits one event. */
public final class SupplyBook {

    /** Sequence of a line that this transaction added and that has no announcement yet. */
    public static final long NEW = -1;

    private final Map<Long, SupplyLine> before = new HashMap<>();
    private final TreeMap<Long, SupplyLine> now = new TreeMap<>();
    private final Map<SupplyLineRef, Long> ids = new HashMap<>();
    private final Map<Long, Long> arrived = new HashMap<>();
    private final ClaimAdjustments settlements = new ClaimAdjustments();

    /** @param locked the lines, locked by this transaction */
    public SupplyBook(List<SupplyLine> locked) {
        for (var line : locked) {
            before.put(line.id(), line);
            now.put(line.id(), line);
            ids.put(new SupplyLineRef(line.reference(), line.line()), line.id());
        }
    }

    public @Nullable SupplyLine line(SupplyLineRef at) {
        var id = ids.get(at);
        return id == null ? null : now.get(id);
    }

    @Nullable
    SupplyLine line(long id) {
        return now.get(id);
    }

    /** Changes a line of this book. */
    public SupplyLine change(SupplyLine line, UnaryOperator<SupplyLine> rule) {
        var changed = rule.apply(line);
        now.put(line.id(), changed);
        return changed;
    }

    /** Records units that went on hand. */
    public void arrived(SupplyLine line, long sellable) {
        arrived.merge(line.id(), sellable, Long::sum);
    }

    public void store(Tx tx) {
        var changed = changed();
        if (changed.isEmpty()) {
            return;
        }
        var settled = settlements.settle(
                tx,
                changed.stream()
                        .map(line -> new ClaimAdjustments.Change(
                                Objects.requireNonNull(before.get(line.id())),
                                line,
                                arrived.getOrDefault(line.id(), 0L)))
                        .toList());
        settled.forEach((id, units) -> now.computeIfPresent(id, (_, line) -> SupplyRules.promise(line, units)));
        changed = changed();
        SupplyLineStore.store(tx, changed);
        if (arrived.isEmpty()) {
            handOver(tx);
        }
        var told = new ArrayList<SupplyChanged.Line>();
        changed.forEach(line -> {
            var was = Objects.requireNonNull(before.get(line.id()));
            if (was.sequence() == NEW
                    || was.open() != line.open()
                    || !was.expectedAt().equals(line.expectedAt())) {
                told.add(told(was, line));
            }
        });
        if (!told.isEmpty()) {
            tx.emit(tx.nextId(), Supplies.SUPPLY_CHANGED, new SupplyChanged(told));
        }
    }

    /** Reserves arrived units for the orders with claims. Call it after the store, once the goods are on hand. */
    public void handOver(Tx tx) {
        settlements.handOver(tx);
    }

    private Collection<SupplyLine> changed() {
        return now.values().stream()
                .filter(line -> !line.equals(before.get(line.id())))
                .toList();
    }

    /** Promises break by units that the line can't serve, not by promises that are given back. */
    private SupplyChanged.Line told(SupplyLine was, SupplyLine line) {
        boolean isNew = was.sequence() == NEW;
        return new SupplyChanged.Line(
                line.id(),
                line.reference(),
                line.line(),
                line.sku(),
                line.node(),
                isNew ? 0 : was.open(),
                line.open(),
                isNew ? null : was.expectedAt(),
                line.expectedAt(),
                arrived.getOrDefault(line.id(), 0L),
                was.promised() - line.promised());
    }
}
