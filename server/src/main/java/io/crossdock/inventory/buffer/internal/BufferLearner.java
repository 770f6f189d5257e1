package io.crossdock.inventory.buffer.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.internal.BufferRule.Evidence;
import io.crossdock.inventory.buffer.internal.BufferRule.Kept;
import io.crossdock.inventory.buffer.internal.BufferStore.Known;
import io.crossdock.inventory.buffer.internal.BufferStore.Row;
import io.crossdock.inventory.feed.internal.StoredFeeds;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.ListIndex;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Learns buffers slice by slice: reads a slice, decides in memory, and locks and writes only the rows whose buffer
 * changes.
 */
@Component
public final class BufferLearner implements Buffers {

    private static final Duration WINDOW = Duration.ofDays(StoredFeeds.WINDOW_DAYS);

    @Override
    public List<BufferPolicy> policies(Tx tx) {
        return BufferStore.policies(tx);
    }

    @Override
    public void putPolicies(Tx tx, List<BufferPolicy> policies) {
        var nodes = policies.stream().map(BufferPolicy::node).collect(Collectors.toSet());
        var before = policies(tx).stream().filter(p -> nodes.contains(p.node())).toList();
        ChangeTrail.tell(
                tx, "buffer-policy", before, policies, policy -> policy.node().isEmpty() ? "*" : policy.node());
        BufferStore.putPolicies(tx, policies);
        tx.emit(0, BUFFER_POLICIES_SET, new PoliciesSet(policies));
    }

    @Override
    public List<LearnedBuffer> of(Tx tx, Collection<String> skus) {
        return BufferStore.of(tx, skus);
    }

    @Override
    public Map<String, Integer> missedPermille(Tx tx, Collection<String> nodes) {
        var picks = BufferStore.picks(tx, nodes);
        var permille = new HashMap<String, Integer>();
        nodes.forEach(node -> permille.put(node, BufferRule.missedPermille(picks.getOrDefault(node, Evidence.NONE))));
        return permille;
    }

    /** Learns the buffers of a slice. @return number of rows whose buffer changed */
    public int learn(Tx tx, KeySlice slice) {
        var since = tx.at().minus(WINDOW);
        var rows = BufferStore.slice(tx, slice, since);
        var nodes = BufferStore.nodes(tx, LocalDate.ofInstant(since, ZoneOffset.UTC));
        var policies = ListIndex.by(policies(tx), BufferPolicy::node);
        var picks = new TreeMap<String, Evidence>();
        var learned = new TreeMap<StockKey, LearnedBuffer>();
        for (var row : rows) {
            picks.merge(row.key().node(), row.evidence(), Evidence::plus);
            var known = nodes.getOrDefault(row.key().node(), Known.NOTHING);
            var kept = BufferRule.keep(
                    policy(policies, row.key().node()),
                    known.node(),
                    row.evidence(),
                    row.onHand(),
                    row.onHand() + row.since());
            if (kept.units() != row.buffer()) {
                learned.put(row.key(), buffer(tx, row, known, kept));
            }
        }
        BufferStore.addPicks(tx, picks);
        if (!learned.isEmpty()) {
            var changes = new StockBook(StockStore.lock(tx, learned.navigableKeySet()));
            learned.forEach((key, buffer) -> changes.change(key, level -> level.learn(buffer.units())));
            changes.store(tx);
            BufferStore.store(tx, new ArrayList<>(learned.values()));
        }
        if (slice.last()) {
            BufferStore.turn(tx);
        }
        return learned.size();
    }

    private static BufferPolicy policy(Map<String, BufferPolicy> policies, String node) {
        return policies.getOrDefault(node, Objects.requireNonNull(policies.get("")));
    }

    private static LearnedBuffer buffer(Tx tx, Row row, Known known, Kept kept) {
        var seen = known.node().seen();
        return new LearnedBuffer(
                row.key().sku(),
                row.key().node(),
                kept.units(),
                row.onHand(),
                kept.missRate(),
                row.picks(),
                row.shorts(),
                seen.looked(),
                seen.missed(),
                known.counts(),
                known.deviation(),
                kept.reason(),
                tx.at());
    }
}
