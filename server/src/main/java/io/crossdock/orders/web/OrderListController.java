package io.crossdock.orders.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.NodeOrders;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFilter;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.orders.seller.SoldBy;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundQuery;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders as a list, newest first. */
@RestController
@Tag(name = "Orders")
class OrderListController {

    private final Engine engine;
    private final Orders orders;
    private final NodeOrders nodes;

    OrderListController(Engine engine, Orders orders, NodeOrders nodes) {
        this.engine = engine;
        this.orders = orders;
        this.nodes = nodes;
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
     * What holds of the orders.
     *
     * @param state {@code open}, {@code completed} or {@code canceled}; absent: all
     * @param channel only orders of this channel; absent: of all
     * @param reference the channel's id of the order, or the whole number that another system has for it
     *     ({@code externalIds}); the latter in any case
     * @param q part of the reference, the customer's name or e-mail, the beginning of a SKU, the whole number that
     *     another system has for the order, or an order id
     * @param sku the SKU of a line, in any case
     * @param from earliest time at which the order was placed
     * @param to time before which the order was placed
     */
    record WantedOrders(
            @Nullable OrderState state,
            @Nullable String channel,
            @Nullable String reference,
            @Nullable String q,
            @Nullable String sku,
            @Nullable Instant from,
            @Nullable Instant to) {

        OrderFilter filter() {
            return new OrderFilter(channel, reference, state, q, sku, from, to);
        }
    }

    /**
     * Who sold the orders.
     *
     * @param brand code of the brand, as the master data has it; absent: of all
     * @param legalEntity code of the company that sold them; absent: of all
     */
    record WantedSeller(@Nullable String brand, @Nullable String legalEntity) {

        SoldBy seller() {
            return new SoldBy(brand, legalEntity);
        }
    }

    /**
     * A page of orders.
     *
     * @param stage the stage of the order process at which the order stands
     * @param node code of a node that has or had work for the order
     */
    record ListedOrders(
            @NumberRange(min = 1, max = OrderQuery.LIMIT_MAX - 1, otherwise = 50)
            int limit,

            @JsonUnwrapped WantedOrders wanted,
            @JsonUnwrapped WantedSeller sold,
            @Nullable String stage,
            @Nullable String node,

            @TextPattern(value = OrderId.PATTERN, meaning = RequestReader.CURSOR_MEANING) @Nullable
            String cursor) {

        OrderQuery query() {
            return new OrderQuery(
                    wanted.filter(), sold.seller(), null, cursor == null ? null : OrderId.of(cursor), limit + 1);
        }

        /** Null: anywhere. */
        PlaceList.@Nullable Place place() {
            return stage == null && node == null ? null : new PlaceList.Place(stage, node);
        }
    }

    @Operation(
            operationId = "listOrders",
            summary = "List orders, newest first",
            description = "Pass nextCursor as cursor to get the next page. A page may be short, or even empty, and have"
                    + " a cursor. With from or to, and none of q, reference, sku, node and stage, the order placed last"
                    + " comes first; otherwise the one taken last.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/orders")
    Page<Listed> list(BoundQuery<ListedOrders> parameters) {
        var asked = parameters.value();
        int limit = asked.limit();
        var place = asked.place();
        return engine.read(tx -> {
            var page = place == null
                    ? Page.of(
                            orders.list(tx, asked.query()),
                            limit,
                            order -> order.id().toString())
                    : new PlaceList(orders, nodes).page(tx, place, asked.query());
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
}
