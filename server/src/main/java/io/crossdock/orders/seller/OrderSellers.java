package io.crossdock.orders.seller;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.seller.SellerGapStore.FoundSeller;
import io.crossdock.orders.seller.SellerGapStore.SellerGap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who sold orders. What a channel says and the master data does not know stays open: a case names it once for all
 * orders, and ends when a record has that code or external id; the orders then have it.
 */
@Component
public final class OrderSellers {

    /** Event of an order: it is known now who sold it. */
    public static final EventType<SellerFact> SELLER_KNOWN = new EventType<>("order-seller-known", SellerFact.class);

    /** Orders that one look gives what they missed, of each kind. */
    public static final int BATCH_MAX = 1_000;

    /** Missing records of one look; the next one goes on after them. */
    private static final int MISSING_MAX = 500;

    private final SellerRegister register;

    private volatile @Nullable MissingSeller last;

    public OrderSellers(SellerRegister register) {
        this.register = register;
    }

    /** Who sold new orders, from memory. */
    public List<SoldBy> resolve(Tx tx, List<SaidSeller> said) {
        return register.soldBy(tx, said);
    }

    /** Keeps what the master data does not know of new orders; writes nothing where it knows all. */
    public void remember(Tx tx, List<SaidSeller> said, List<SoldBy> known) {
        var gaps = IntStream.range(0, said.size())
                .boxed()
                .flatMap(i -> unknown(said.get(i), known.get(i)).stream()
                        .map(kind -> new SellerGap(
                                said.get(i).order(),
                                kind,
                                said.get(i).channel(),
                                Objects.requireNonNull(said.get(i).word(kind)))))
                .toList();
        if (!gaps.isEmpty()) {
            SellerGapStore.add(tx, gaps);
        }
    }

    /** What is said and not known. */
    public static List<SellerKind> unknown(SaidSeller said, SoldBy known) {
        var unknown = new ArrayList<SellerKind>();
        if (said.brand() != null && known.brand() == null) {
            unknown.add(SellerKind.BRAND);
        }
        if (said.legalEntity() != null && known.legalEntity() == null) {
            unknown.add(SellerKind.LEGAL_ENTITY);
        }
        return unknown;
    }

    /** Who sold these orders; those of which nothing is known are absent. */
    public Map<Long, SoldBy> of(Tx tx, Collection<Long> orders) {
        return orders.isEmpty() ? Map.of() : SellerGapStore.of(tx, orders);
    }

    /** Country of a legal entity; null where there is none. */
    public @Nullable String country(Tx tx, @Nullable String legalEntity) {
        return legalEntity == null ? null : register.country(tx, legalEntity).orElse(null);
    }

    /** Gives orders what they missed and the master data knows now, and tells of what is missing. @return orders */
    public int look(Tx tx) {
        var seen = SellerGapStore.missing(tx, last, MISSING_MAX);
        last = seen.size() < MISSING_MAX ? null : seen.getLast();
        var due = due(tx, seen);
        if (due.isEmpty()) {
            return 0;
        }
        var missing = SellerGapStore.lock(tx, due);
        var found = new HashMap<SellerKind, List<FoundSeller>>();
        var untold = new ArrayList<MissingSeller>();
        for (var one : missing) {
            var code = register.code(tx, one.kind(), one.channel(), one.said());
            if (code.isPresent()) {
                found.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(new FoundSeller(one, code.get()));
            } else if (!one.told()) {
                untold.add(one);
            }
        }
        if (!untold.isEmpty()) {
            untold.forEach(one -> tx.raise(one.kind().unknown().problem(one.firstOrder(), one.words())));
            SellerGapStore.told(tx, untold);
        }
        return found.entrySet().stream()
                .mapToInt(e -> fill(tx, e.getKey(), e.getValue()))
                .sum();
    }

    /** Missing records with which something is to be done now, as far as one look sees them. */
    public long due(Tx tx) {
        return due(tx, SellerGapStore.missing(tx, null, MISSING_MAX)).size();
    }

    private List<MissingSeller> due(Tx tx, List<MissingSeller> missing) {
        return missing.stream()
                .filter(one -> !one.told()
                        || register.code(tx, one.kind(), one.channel(), one.said())
                                .isPresent())
                .toList();
    }

    private int fill(Tx tx, SellerKind kind, List<FoundSeller> found) {
        var filled = SellerGapStore.fill(tx, kind, found, BATCH_MAX);
        for (var order : filled) {
            var seller = order.seller();
            tx.emit(
                    order.order(),
                    SELLER_KNOWN,
                    new SellerFact(seller.brand(), seller.legalEntity(), country(tx, seller.legalEntity())));
        }
        SellerGapStore.close(tx, kind, found)
                .forEach(first -> tx.settle(kind.unknown().settled(first, "the master data knows it now")));
        return filled.size();
    }

    /** What is still missing of which these orders are the first, in words. */
    public Map<Long, String> missing(Tx tx, SellerKind kind, Collection<Long> firstOrders) {
        var words = new HashMap<Long, String>();
        SellerGapStore.missingOf(tx, kind, firstOrders).forEach(one -> words.put(one.firstOrder(), one.words()));
        return words;
    }
}
