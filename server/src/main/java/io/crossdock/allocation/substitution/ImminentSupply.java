package io.crossdock.allocation.substitution;

import io.crossdock.allocation.substitution.SubstituteRule.Offer;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.sourcing.Demand.DemandLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Decides which orders wait for the ordered SKU instead of getting a substitute, because their missing units are due
 * soon. Claims nothing.
 */
@Component
final class ImminentSupply {

    private final Masterdata masterdata;
    private final SupplyClaims backlog;
    private final Supplies supplies;

    ImminentSupply(Masterdata masterdata, SupplyClaims backlog, Supplies supplies) {
        this.masterdata = masterdata;
        this.backlog = backlog;
        this.supplies = supplies;
    }

    /**
     * Orders that wait: they have claims on supply, or all missing units are due within the days that the policy gives
     * and may be promised to their channel. Earlier orders are counted first.
     */
    Set<Long> waiting(Tx tx, List<Offer> offers) {
        var waits = new ArrayList<>(
                offers.stream().filter(o -> o.choice().of().waits()).toList());
        waits.sort(Comparator.comparing(ImminentSupply::since)
                .thenComparing(o -> o.choice().of().order()));
        if (waits.isEmpty()) {
            return Set.of();
        }
        var waiting = new HashSet<>(backlog.claims(
                        tx, waits.stream().map(o -> o.choice().of().order()).toList())
                .keySet());
        waits.removeIf(o -> waiting.contains(o.choice().of().order()));
        var asked = new HashSet<SupplyClaims.Offer>();
        waits.forEach(o -> lacking(o).forEach((line, _) -> asked.add(offer(o, line))));
        var allowed = asked.isEmpty() ? Set.<SupplyClaims.Offer>of() : new HashSet<>(backlog.allowed(tx, asked));
        if (allowed.isEmpty()) {
            return waiting;
        }
        var due = due(tx, allowed);
        for (var offer : waits) {
            var lacking = lacking(offer);
            if (lacking.keySet().stream().allMatch(l -> allowed.contains(offer(offer, l)))
                    && take(tx, offer, lacking, due)) {
                waiting.add(offer.choice().of().order());
            }
        }
        return waiting;
    }

    private static Instant since(Offer offer) {
        return offer.choice().of().need().order().capturedAt();
    }

    private static Map<DemandLine, Long> lacking(Offer offer) {
        var lacking = new LinkedHashMap<DemandLine, Long>();
        offer.choice().of().demand().lines().stream()
                .filter(l -> offer.filled().missing().containsKey(l.line()))
                .forEach(l -> lacking.put(l, offer.filled().missing().get(l.line())));
        return lacking;
    }

    private static SupplyClaims.Offer offer(Offer offer, DemandLine line) {
        return new SupplyClaims.Offer(offer.choice().of().demand().channel(), line.sku());
    }

    /** Dated units that nobody was promised, per SKU by date. */
    private Map<String, TreeMap<Instant, Long>> due(Tx tx, Set<SupplyClaims.Offer> allowed) {
        var skus = new TreeSet<String>();
        allowed.forEach(o -> skus.add(o.sku()));
        var serving = new HashSet<String>();
        masterdata.nodes(tx).stream()
                .filter(n -> n.serves(tx.at()))
                .map(Node::code)
                .forEach(serving::add);
        var due = new HashMap<String, TreeMap<Instant, Long>>();
        supplies.expected(tx, skus).stream()
                .filter(s -> s.promisable() > 0 && serving.contains(s.node()))
                .forEach(s -> due.computeIfAbsent(s.sku(), _ -> new TreeMap<>())
                        .merge(s.expectedAt(), s.promisable(), Long::sum));
        return due;
    }

    /** Takes all missing units from the due ones, the earliest first, or none. */
    private static boolean take(
            Tx tx, Offer offer, Map<DemandLine, Long> lacking, Map<String, TreeMap<Instant, Long>> due) {
        var after = new HashMap<String, TreeMap<Instant, Long>>();
        for (var entry : lacking.entrySet()) {
            var line = entry.getKey();
            var days = offer.choice().waitDays().getOrDefault(line.line(), 0L);
            var until = tx.at().plus(Duration.ofDays(days));
            var dated = after.computeIfAbsent(line.sku(), sku -> new TreeMap<>(due.getOrDefault(sku, new TreeMap<>())));
            long open = entry.getValue();
            for (var at : dated.headMap(until, true).entrySet()) {
                long units = Math.min(open, at.getValue());
                at.setValue(at.getValue() - units);
                open -= units;
            }
            if (open > 0) {
                return false;
            }
        }
        due.putAll(after);
        return true;
    }
}
