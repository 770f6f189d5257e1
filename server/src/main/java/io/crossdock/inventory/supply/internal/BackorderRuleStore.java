package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.SupplyClaims.Offer;
import io.crossdock.inventory.supply.SupplyClaims.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Statements on {@code inventory.backorder_rule}, and the choice of the rule that counts. */
final class BackorderRuleStore {

    private BackorderRuleStore() {}

    static void put(Tx tx, List<Rule> rules) {
        tx.sql("""
                insert into inventory.backorder_rule (channel, sku, allowed)
                select r.channel, r.sku, r.allowed
                from unnest(?, ?, ?) as r(channel, sku, allowed)
                order by r.channel, r.sku
                on conflict (channel, sku) do update set allowed = excluded.allowed
                """)
                .texts(rules, r -> r.offer().channel())
                .texts(rules, r -> r.offer().sku())
                .booleans(rules, Rule::allowed)
                .update();
    }

    static List<Rule> all(Tx tx) {
        return tx.sql("""
                select r.channel, r.sku, r.allowed
                from inventory.backorder_rule r
                order by r.channel, r.sku
                """).rows(rs -> new Rule(new Offer(rs.getString(1), rs.getString(2)), rs.getBoolean(3)));
    }

    /** Rules for channels and SKUs of these offers, and for any. */
    static List<Rule> fitting(Tx tx, Collection<Offer> offers) {
        var channels = new TreeSet<>(List.of(""));
        var skus = new TreeSet<>(List.of(""));
        offers.forEach(offer -> {
            channels.add(offer.channel());
            skus.add(offer.sku());
        });
        return tx.sql("""
                select r.channel, r.sku, r.allowed
                from inventory.backorder_rule r
                where r.channel = any(?) and r.sku = any(?)
                """)
                .texts(channels)
                .texts(skus)
                .rows(rs -> new Rule(new Offer(rs.getString(1), rs.getString(2)), rs.getBoolean(3)));
    }

    /** The most specific rule decides: channel and SKU, SKU, channel, any. Without a rule the answer is no. */
    static boolean allowed(Map<Offer, Boolean> rules, Offer offer) {
        return Stream.of(offer, new Offer("", offer.sku()), new Offer(offer.channel(), ""), new Offer("", ""))
                .filter(rules::containsKey)
                .map(rules::get)
                .findFirst()
                .orElse(false);
    }
}
