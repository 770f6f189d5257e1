package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.inventory.sharing.internal.ChannelNodes;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.internal.SupplyClaimStore.Held;
import io.crossdock.inventory.waitlist.WaitlistStore;
import io.crossdock.platform.change.ChangeTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The verbs in PostgreSQL: locks the supply lines that may serve, decides in memory, stores all of them at once. */
@Component
public final class StoredSupplyClaims implements SupplyClaims {

    @Override
    public List<List<Claim>> claim(Tx tx, List<ClaimRequest> requests, Collection<String> nodes) {
        InputBounds.bounded(requests);
        var skus = new TreeSet<String>();
        requests.forEach(request -> request.items().forEach(item -> skus.add(item.sku())));
        var ids = new TreeSet<Long>();
        SupplyLineStore.expected(tx, skus).stream()
                .filter(line -> line.promisable() > 0)
                .forEach(line -> ids.add(line.id()));
        if (ids.isEmpty()) {
            return requests.stream().map(request -> List.<Claim>of()).toList();
        }
        var lines = SupplyLineStore.lockIds(tx, ids);
        var book = new SupplyBook(lines);
        var scopes = ChannelNodes.of(tx, channels(requests));
        var serving = Set.copyOf(nodes);
        var bySku = new HashMap<String, List<Long>>();
        lines.stream()
                .filter(line -> serving.contains(line.node()))
                .sorted(Comparator.comparing(SupplyLine::expectedAt).thenComparing(SupplyLine::id))
                .forEach(line -> bySku.computeIfAbsent(line.sku(), _ -> new ArrayList<>())
                        .add(line.id()));
        var claims = new ArrayList<Held>();
        for (var request : requests) {
            claims.addAll(claim(book, request, bySku, scopes));
        }
        SupplyClaimStore.add(tx, claims);
        book.store(tx);
        return views(book, requests, claims);
    }

    private static List<String> channels(List<ClaimRequest> requests) {
        return requests.stream()
                .map(ClaimRequest::channel)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Claims all of an order's units, or none. */
    private static List<Held> claim(
            SupplyBook book, ClaimRequest request, Map<String, List<Long>> bySku, ChannelNodes scopes) {
        var taken = new TreeMap<Long, Long>();
        var claims = new ArrayList<Held>();
        for (var item : request.items()) {
            long open = InputBounds.positive(item.quantity());
            for (long id : bySku.getOrDefault(item.sku(), List.of())) {
                var line = Objects.requireNonNull(book.line(id));
                long free = line.promisable() - taken.getOrDefault(id, 0L);
                long units = scopes.serves(request.channel(), line.node()) ? Math.min(open, free) : 0;
                if (units > 0) {
                    taken.merge(id, units, Long::sum);
                    claims.add(new Held(
                            request.order(),
                            item.line(),
                            id,
                            line.sku(),
                            line.node(),
                            units,
                            request.channel(),
                            request.since()));
                    open -= units;
                }
            }
            if (open > 0) {
                return List.of();
            }
        }
        taken.forEach((id, units) -> {
            var line = Objects.requireNonNull(book.line(id));
            book.change(line, l -> SupplyRules.promise(l, l.promised() + units));
        });
        return claims;
    }

    private static List<List<Claim>> views(SupplyBook book, List<ClaimRequest> requests, List<Held> claims) {
        var byOrder = new HashMap<Long, List<Claim>>();
        for (var claim : claims) {
            var line = Objects.requireNonNull(book.line(claim.inbound()));
            byOrder.computeIfAbsent(claim.order(), _ -> new ArrayList<>())
                    .add(new Claim(
                            claim.order(),
                            claim.line(),
                            line.id(),
                            line.reference(),
                            line.sku(),
                            line.node(),
                            claim.quantity(),
                            line.expectedAt()));
        }
        return requests.stream()
                .map(request -> List.copyOf(byOrder.getOrDefault(request.order(), List.of())))
                .toList();
    }

    @Override
    public void release(Tx tx, Collection<Long> orders) {
        giveUp(tx, orders);
    }

    /** Locks the lines first: until then their claims may be served and become reservations. */
    public static void giveUp(Tx tx, Collection<Long> orders) {
        PreorderStore.remove(tx, orders);
        var before = SupplyClaimStore.of(tx, orders);
        if (before.isEmpty()) {
            return;
        }
        var ids = new TreeSet<Long>();
        before.forEach(claim -> ids.add(claim.inbound()));
        var book = new SupplyBook(SupplyLineStore.lockIds(tx, ids));
        var claims = SupplyClaimStore.of(tx, orders).stream()
                .filter(claim -> ids.contains(claim.inbound()))
                .toList();
        for (var claim : claims) {
            var line = Objects.requireNonNull(book.line(claim.inbound()));
            book.change(line, l -> SupplyRules.promise(l, l.promised() - claim.quantity()));
        }
        SupplyClaimStore.lower(tx, claims.stream().map(claim -> claim.with(0)).toList());
        book.store(tx);
    }

    @Override
    public Map<Long, List<Claim>> claims(Tx tx, Collection<Long> orders) {
        var byOrder = new TreeMap<Long, List<Claim>>();
        SupplyClaimStore.views(tx, orders)
                .forEach(claim -> byOrder.computeIfAbsent(claim.order(), _ -> new ArrayList<>())
                        .add(claim));
        return byOrder;
    }

    @Override
    public List<Long> waiting(Tx tx, Collection<String> skus, int most) {
        return WaitlistStore.first(tx, skus, most);
    }

    @Override
    public List<WaitlistEntry> queue(Tx tx, String sku, WaitlistLook.@Nullable Place after, int most) {
        return WaitlistStore.queue(tx, sku, after, most);
    }

    @Override
    public List<WaitlistEntry> waitingOf(Tx tx, Collection<Long> orders) {
        return WaitlistStore.of(tx, orders);
    }

    @Override
    public List<String> awaitedInStock(Tx tx, @Nullable String node) {
        return WaitlistStore.inStock(tx, node == null ? "" : node);
    }

    @Override
    public List<String> lookAgain(Tx tx, Instant since, int most) {
        return WaitlistStore.lookAgain(tx, since, most);
    }

    @Override
    public void awaitSale(Tx tx, List<Preorder> preorders) {
        InputBounds.bounded(preorders);
        if (!preorders.isEmpty()) {
            PreorderStore.put(tx, preorders);
        }
    }

    @Override
    public List<Long> onSale(Tx tx, int most) {
        return PreorderStore.takeDue(tx, most);
    }

    @Override
    public void rule(Tx tx, List<Rule> rules) {
        InputBounds.bounded(rules);
        var offers = rules.stream().map(Rule::offer).collect(Collectors.toSet());
        var before =
                rules(tx).stream().filter(rule -> offers.contains(rule.offer())).toList();
        ChangeTrail.tell(tx, "backorder-rule", before, rules, rule -> named(rule.offer()));
        BackorderRuleStore.put(tx, rules);
    }

    /** The channel and the SKU; {@code *} stands for any. */
    private static String named(Offer offer) {
        return (offer.channel().isEmpty() ? "*" : offer.channel()) + " "
                + (offer.sku().isEmpty() ? "*" : offer.sku());
    }

    @Override
    public List<Rule> rules(Tx tx) {
        return BackorderRuleStore.all(tx);
    }

    @Override
    public List<Offer> allowed(Tx tx, Collection<Offer> offers) {
        var found = new HashMap<Offer, Boolean>();
        BackorderRuleStore.fitting(tx, offers).forEach(rule -> found.put(rule.offer(), rule.allowed()));
        return new HashSet<>(offers)
                .stream()
                        .filter(offer -> BackorderRuleStore.allowed(found, offer))
                        .toList();
    }
}
