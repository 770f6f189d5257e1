package io.crossdock.orders.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as a list, newest first. */
@RestController
@Tag(name = "Orders")
class OrderListController {

    private final Engine engine;
    private final Orders orders;

    OrderListController(Engine engine, Orders orders) {
        this.engine = engine;
        this.orders = orders;
    }

    /**
     * An order with the stage of its process.
     *
     * @param stage stage of its process
     * @param status moving, waiting, held, stuck or ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            @JsonUnwrapped Order order,
            @Nullable String stage,
            @Nullable String status) {

        static Listed of(Order order, @Nullable Standing standing) {
            return new Listed(
                    order, standing == null ? null : standing.stage(), standing == null ? null : standing.status());
        }
    }

    /**
     * @param channel only orders of this channel; absent: of all
     * @param reference the channel's id of the order
     * @param state {@code open}, {@code completed} or {@code canceled}; absent: all
     * @param stage the stage of the order process at which the order stands
     * @param q part of the reference, the customer's name or e-mail, the beginning of a SKU, or an order id
     */
    @Operation(
            operationId = "listOrders",
            summary = "List orders, newest first",
            description = "Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/orders")
    Page<Listed> list(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var parameters =
                RequestReader.query().with("limit", limit).with("state", state).with("cursor", cursor);
        parameters.whole("limit", 1, OrderQuery.LIMIT_MAX - 1);
        var wanted = parameters.optionalChoice("state", OrderState.class);
        var after = parameters.optionalParsed("cursor", OrderId::parse, RequestReader.CURSOR_MEANING);
        parameters.refuseViolations();
        var query = new OrderQuery(given(channel), given(reference), wanted, given(q), null, after, limit + 1);
        return engine.read(tx -> {
            var at = given(stage);
            var page = at == null
                    ? Page.of(orders.list(tx, query), limit, order -> order.id().toString())
                    : new StageList(orders).page(tx, at, query);
            return new Page<>(listed(tx, page.items()), page.nextCursor());
        });
    }

    /** Adds the stages of the orders' processes: one statement for the page. */
    private static List<Listed> listed(Tx tx, List<Order> orders) {
        var standings = ListIndex.by(
                EngineQueries.standing(
                        tx, orders.stream().map(o -> o.id().value()).toList()),
                Standing::subject);
        return orders.stream()
                .map(o -> Listed.of(o, standings.get(o.id().value())))
                .toList();
    }

    /** The parameter; null if it is empty. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
