package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Inbound;
import io.crossdock.inventory.supply.InboundLine;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of locked lines of supply, gathered and then written and told at once. */
final class SupplyBook {

    /** A line that was added by this transaction and about which nothing was said yet. */
    static final long NEW = -1;

    private final Map<Long, Inbound> before = new HashMap<>();
    private final TreeMap<Long, Inbound> now = new TreeMap<>();
    private final Map<InboundLine, Long> ids = new HashMap<>();
    private final Map<Long, Long> arrived = new HashMap<>();
    private final Settlements settlements = new Settlements();

    /** @param locked lines as they are, locked by this transaction */
    SupplyBook(List<Inbound> locked) {
        for (var line : locked) {
            before.put(line.id(), line);
            now.put(line.id(), line);
            ids.put(new InboundLine(line.reference(), line.line()), line.id());
        }
    }

    @Nullable Inbound line(InboundLine at) {
        var id = ids.get(at);
        return id == null ? null : now.get(id);
    }

    @Nullable Inbound line(long id) {
        return now.get(id);
    }

    /** Changes a line of this book. */
    Inbound change(Inbound line, UnaryOperator<Inbound> rule) {
        var changed = rule.apply(line);
        now.put(line.id(), changed);
        return changed;
    }

    /** Units came to on hand. */
    void arrived(Inbound line, long sellable) {
        arrived.merge(line.id(), sellable, Long::sum);
    }

    void store(Tx tx) {
        var changed = changed();
        if (changed.isEmpty()) {
            return;
        }
        var settled = settlements.settle(tx, changed.stream()
                .map(line -> new Settlements.Change(
                        Objects.requireNonNull(before.get(line.id())), line, arrived.getOrDefault(line.id(), 0L)))
                .toList());
        settled.forEach((id, units) -> now.computeIfPresent(id, (_, line) -> SupplyRules.promise(line, units)));
        changed = changed();
        InboundStore.store(tx, changed);
        if (arrived.isEmpty()) {
            handOver(tx);
        }
        var told = new ArrayList<SupplyChanged.Line>();
        changed.forEach(line -> {
            var was = Objects.requireNonNull(before.get(line.id()));
            if (was.sequence() == NEW || was.open() != line.open() || !was.expectedAt().equals(line.expectedAt())) {
                told.add(told(was, line));
            }
        });
        if (!told.isEmpty()) {
            tx.emit(tx.nextId(), Supplies.SUPPLY_CHANGED, new SupplyChanged(told));
        }
    }

    /** Reserves what came for those who were promised it. Where goods arrived, to be called after the store, once they are on hand. */
    void handOver(Tx tx) {
        settlements.handOver(tx);
    }

    private Collection<Inbound> changed() {
        return now.values().stream().filter(line -> !line.equals(before.get(line.id()))).toList();
    }

    /** Promises are broken by what the line can't keep, not by giving them back. */
    private SupplyChanged.Line told(Inbound was, Inbound line) {
        boolean isNew = was.sequence() == NEW;
        return new SupplyChanged.Line(
                line.id(), line.reference(), line.line(), line.sku(), line.node(), isNew ? 0 : was.open(), line.open(),
                isNew ? null : was.expectedAt(), line.expectedAt(), arrived.getOrDefault(line.id(), 0L), was.promised() - line.promised());
    }
}
