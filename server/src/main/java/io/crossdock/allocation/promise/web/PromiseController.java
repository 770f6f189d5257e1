package io.crossdock.allocation.promise.web;

import io.crossdock.allocation.promise.Quotes;
import io.crossdock.allocation.promise.Quotes.Item;
import io.crossdock.engine.Engine;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.By;
import io.crossdock.promises.Promises.Score;
import io.crossdock.promises.Promises.ScoreQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promises: quotes for carts, and the score of past promises. */
@RestController
@Tag(name = "Promises")
final class PromiseController {

    private static final Duration SCORE_DEFAULT = Duration.ofDays(30);

    private final Engine engine;
    private final Masterdata masterdata;
    private final MasterdataCheck check;
    private final Quotes quotes;
    private final Promises promises;

    PromiseController(Engine engine, Masterdata masterdata, MasterdataCheck check, Quotes quotes, Promises promises) {
        this.check = check;
        this.engine = engine;
        this.masterdata = masterdata;
        this.quotes = quotes;
        this.promises = promises;
    }

    /** @param carts the carts, each quoted by itself */
    record CartList(@ListSize(max = Quotes.CARTS_MAX) List<QuotedCart> carts) {}

    /**
     * One per cart, in order.
     *
     * @param carts one quote per cart, in the order of the request
     */
    record QuoteList(List<Quotes.Quote> carts) {}

    /**
     * @param from first moment of the scored period
     * @param to moment after the scored period
     * @param by what the legs are grouped by
     * @param items one per group
     */
    record ScoreList(Instant from, Instant to, By by, List<Score> items) {}

    @Operation(
            operationId = "quotePromises",
            summary = "Quote promises for carts",
            description =
                    "Returns per cart and service the date, the nodes and the cost, or why the service is not possible."
                            + " Reserves nothing. Up to 100 carts.")
    @Refuses("422 invalid")
    @PostMapping("/v1/promises:quote")
    QuoteList quote(@RequestBody BoundRequest<CartList> body) {
        var carts = body.list("carts", CartList::carts);
        var nodes = masterdata.nodesByCode();
        carts.each((place, cart) -> cart.refuseOtherNodes(place, nodes));
        return engine.read(tx -> {
            check.refuseUnknownSkus(tx, carts.inner("lines", QuotedCart::lines), "sku", Item::sku);
            var read = body.value().carts().stream().map(QuotedCart::cart).toList();
            return new QuoteList(quotes.quote(tx, read));
        });
    }

    /**
     * @param by what to group by: {@code node}, {@code service} or {@code day}
     * @param from first moment of the period, by the end of the legs; absent: all before {@code to}
     * @param to moment after the period; absent: now
     * @param node only parts of this node; absent: of all
     * @param service only parts by this carrier service; absent: by all
     */
    @Operation(
            operationId = "scorePromises",
            summary = "Score how promises were kept",
            description = "Counts the nodes' parts of promises that ended in a period, by node, service or UTC day:"
                    + " kept, missed with the cause, lost. Default: the last 30 days.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/promises/score")
    ScoreList score(
            @RequestParam(defaultValue = "node") String by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String node,
            @RequestParam(required = false) @Nullable String service) {
        var parameters = RequestReader.query().with("by", by).with("from", from).with("to", to);
        var grouping = parameters.choice("by", By.class);
        var until = parameters.optionalTime("to");
        var since = parameters.optionalTime("from");
        parameters.refuseViolations();
        return engine.read(tx -> {
            var end = until == null ? tx.at() : until;
            var begin = since == null ? end.minus(SCORE_DEFAULT) : since;
            var query = new ScoreQuery(begin, end, node, service, grouping);
            return new ScoreList(begin, end, query.by(), promises.score(tx, query));
        });
    }
}
