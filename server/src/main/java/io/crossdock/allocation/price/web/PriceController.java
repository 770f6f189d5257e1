package io.crossdock.allocation.price.web;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Refused;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.StockPrices.NodePrice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices of scarce units, and the figures behind them. */
@RestController
@Tag(name = "Sourcing")
final class PriceController {

    private final Engine engine;
    private final StockPrices prices;
    private final Masterdata masterdata;

    PriceController(Engine engine, StockPrices prices, Masterdata masterdata) {
        this.engine = engine;
        this.prices = prices;
        this.masterdata = masterdata;
    }

    /**
     * Prices of a SKU.
     *
     * @param pricedAt time of the last pricing; null: never, because nobody has bought the SKU yet
     * @param available units on all nodes at that time
     * @param expected units expected at that time until the horizon
     * @param scarce whether stock was scarce enough for prices
     * @param items nodes whose units are worth more than elsewhere, in minor units of the rate card's currency; all
     *     others are at zero
     */
    record SkuPrices(
            String sku,
            @Nullable Instant pricedAt,
            long available,
            double expected,
            boolean scarce,
            List<NodePrice> items) {}

    /** @param sku the SKU */
    @Operation(
            operationId = "getStockPrices",
            summary = "Opportunity cost of a SKU's units, by node",
            description =
                    "Decisions add it to the cost of the node. It moves orders between nodes and turns none away.")
    @Refuses({"400 bad-request", "404 sku-not-found"})
    @GetMapping("/v1/sourcing/prices")
    SkuPrices prices(@RequestParam String sku) {
        return engine.read(tx -> {
            if (masterdata.skus(tx, List.of(sku)).isEmpty()) {
                throw Refused.notFound("sku", sku);
            }
            return prices.priced(tx, sku)
                    .map(p -> new SkuPrices(sku, p.at(), p.stock(), p.expected(), p.scarce(), p.prices()))
                    .orElseGet(() -> new SkuPrices(sku, null, 0, 0, false, List.of()));
        });
    }
}
