package io.crossdock.sourcing.price;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.PriceSettings;
import io.crossdock.sourcing.ScarcityPricing;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.problem.GridCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps forecast and prices in the database. */
@Component
final class StoredStockPrices implements StockPrices {

    private final ScarcityPricing pricing;
    private final PriceSettings settings;

    StoredStockPrices(ScarcityPricing pricing, PriceSettings settings) {
        this.pricing = pricing;
        this.settings = settings;
    }

    record Row(String sku, String node, long minor, long units) {}

    record Line(SoldLine sold, GridCell region) {}

    record Cell(String sku, Expected expected) {}

    /** Result of pricing an outlook. */
    record Worked(Outlook outlook, List<AvailableUnits> stock, boolean scarce, Map<String, Long> prices) {

        long units() {
            return stock.stream().mapToLong(AvailableUnits::units).sum();
        }
    }

    @Override
    public Map<String, Map<String, Long>> of(Tx tx, Collection<String> skus) {
        var prices = new HashMap<String, Map<String, Long>>();
        if (settings.on() && !skus.isEmpty()) {
            PriceStore.rows(tx, skus)
                    .forEach(row -> prices.computeIfAbsent(row.sku(), _ -> new HashMap<>())
                            .put(row.node(), row.minor()));
        }
        return prices;
    }

    @Override
    public void learn(Tx tx, List<Sold> sold) {
        if (sold.isEmpty()) {
            return;
        }
        var lines = sold.stream()
                .flatMap(s -> s.lines().stream().map(l -> new Line(l, GridCell.of(s.to()))))
                .toList();
        var skus = lines.stream().map(l -> l.sold().sku()).toList();
        PriceStore.addToForecast(tx, lines, halfLifeSeconds());
        PriceStore.addOutlooks(tx, skus);
        BasketStore.keep(tx, sold);
    }

    private double halfLifeSeconds() {
        return Duration.ofDays(settings.halfLifeDays()).toSeconds();
    }

    @Override
    public void moved(Tx tx, Collection<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        PriceStore.markStale(tx, skus);
    }

    @Override
    public List<String> due(Tx tx, int limit) {
        if (!settings.on()) {
            return List.of();
        }
        return PriceStore.due(tx, tx.at().minusSeconds(settings.everySeconds()), limit);
    }

    @Override
    public Map<String, List<Expected>> expected(Tx tx, Collection<String> skus) {
        var expected = new HashMap<String, List<Expected>>();
        // Sales at a steady rate accumulate to rate x half-life / ln 2 units.
        double horizon = settings.horizonDays() * Math.log(2) / settings.halfLifeDays();
        PriceStore.forecast(tx, skus, halfLifeSeconds(), horizon)
                .forEach(cell -> expected.computeIfAbsent(cell.sku(), _ -> new ArrayList<>())
                        .add(cell.expected()));
        return expected;
    }

    @Override
    public Map<String, List<Sold>> baskets(Tx tx, Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : BasketStore.of(tx, skus);
    }

    @Override
    public void reprice(Tx tx, List<Outlook> outlooks, SourcingSupply supply) {
        if (outlooks.isEmpty()) {
            return;
        }
        var worked = work(outlooks, supply);
        PriceStore.markPriced(tx, worked);
        PriceStore.delete(tx, outlooks);
        PriceStore.insert(tx, worked.stream().flatMap(w -> priced(w).stream()).toList());
    }

    private List<Worked> work(List<Outlook> outlooks, SourcingSupply supply) {
        var scarce = outlooks.stream()
                .filter(outlook -> settings.scarce(stock(supply, outlook), outlook.units()))
                .toList();
        var priced = pricing.price(scarce, supply).iterator();
        return outlooks.stream()
                .map(outlook -> new Worked(
                        outlook,
                        supply.bySku().getOrDefault(outlook.sku(), List.of()),
                        scarce.contains(outlook),
                        scarce.contains(outlook) ? capped(priced.next()) : Map.of()))
                .toList();
    }

    private static long stock(SourcingSupply supply, Outlook outlook) {
        return supply.bySku().getOrDefault(outlook.sku(), List.of()).stream()
                .mapToLong(AvailableUnits::units)
                .sum();
    }

    private Map<String, Long> capped(Map<String, Long> prices) {
        var capped = new HashMap<>(prices);
        capped.replaceAll((_, minor) -> Math.min(settings.capMinor(), minor));
        capped.values().removeIf(minor -> minor == 0);
        return capped;
    }

    private static List<Row> priced(Worked worked) {
        return worked.stock().stream()
                .filter(a -> worked.prices().containsKey(a.node()))
                .map(a -> new Row(
                        worked.outlook().sku(), a.node(), ListIndex.known(worked.prices(), a.node()), a.units()))
                .toList();
    }

    @Override
    public Optional<Priced> priced(Tx tx, String sku) {
        var prices = PriceStore.rows(tx, List.of(sku)).stream()
                .map(row -> new NodePrice(row.node(), row.minor(), row.units()))
                .toList();
        return PriceStore.priced(tx, sku, prices);
    }
}
