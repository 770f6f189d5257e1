package io.crossdock.allocation.price;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.PriceSettings;
import io.crossdock.sourcing.ScarcityPricing.Basket;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.StockPrices.Sold;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Gathers the inputs for the prices of SKUs: their stock, the expected demand, and the other lines of the orders that
 * asked for them.
 */
@Component
final class PriceOutlooks {

    private final StockPrices prices;
    private final PriceSettings settings;
    private final Inventory inventory;
    private final Availability availability;
    private final Masterdata masterdata;
    private final UsualTerms terms;

    PriceOutlooks(
            StockPrices prices,
            PriceSettings settings,
            Inventory inventory,
            Availability availability,
            Masterdata masterdata,
            UsualTerms terms) {
        this.prices = prices;
        this.settings = settings;
        this.inventory = inventory;
        this.availability = availability;
        this.masterdata = masterdata;
        this.terms = terms;
    }

    /** Arguments of {@link StockPrices#reprice}. */
    record Look(List<Outlook> outlooks, SourcingSupply supply) {}

    Look of(Tx tx, List<String> skus) {
        var stock = new HashMap<>(inventory.availability(tx, skus));
        var expected = prices.expected(tx, skus);
        var scarce = skus.stream()
                .filter(sku -> scarce(stock.getOrDefault(sku, List.of()), expected.getOrDefault(sku, List.of())))
                .toList();
        var baskets = prices.baskets(tx, scarce);
        var others = new TreeSet<String>();
        baskets.values().forEach(of -> of.forEach(sold -> sold.lines().forEach(line -> others.add(line.sku()))));
        skus.forEach(others::remove);
        // There are hundreds of these SKUs and a rough idea of their holders is enough: from memory, however old.
        stock.putAll(availability.loaded() ? availability.candidates(others) : inventory.availability(tx, others));
        var all = stock.keySet();
        var known = masterdata.skus(tx, all);
        var service = terms.service();
        var weights = terms.weights(tx, service);
        var outlooks = skus.stream()
                .map(sku -> new Outlook(
                        sku,
                        grams(known, sku),
                        service,
                        expected.getOrDefault(sku, List.of()),
                        baskets.getOrDefault(sku, List.of()).stream()
                                .map(sold -> basket(sold, known))
                                .toList(),
                        weights))
                .toList();
        return new Look(outlooks, new SourcingSupply(terms.nodes(tx, weights), stock, prices.of(tx, all)));
    }

    private boolean scarce(Collection<AvailableUnits> stock, Collection<Expected> expected) {
        return settings.scarce(
                stock.stream().mapToLong(AvailableUnits::units).sum(),
                expected.stream().mapToDouble(Expected::units).sum());
    }

    private static Basket basket(Sold sold, Map<String, Sku> known) {
        return new Basket(
                sold.to(),
                sold.lines().stream()
                        .map(line -> new Demand.DemandLine(
                                UnitLine.ordered(0), line.sku(), line.quantity(), grams(known, line.sku())))
                        .toList());
    }

    private static long grams(Map<String, Sku> known, String sku) {
        var of = known.get(sku);
        return of == null ? 0 : of.weightGrams();
    }
}
