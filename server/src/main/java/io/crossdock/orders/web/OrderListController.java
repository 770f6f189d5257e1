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
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

    @Operation(
            operationId = "listOrders",
            summary = "List orders, newest first",
            description =
                    "Pass nextCursor as cursor to get the next page. A page may be short, or even empty, and have a"
                            + " cursor. With from or to, and neither q, sku, node nor stage, the order placed last comes first;"
                            + " otherwise the one taken last.",
            parameters = {
                @Parameter(name = "sku", in = ParameterIn.QUERY, description = "The SKU of a line"),
                @Parameter(
                        name = "node",
                        in = ParameterIn.QUERY,
                        description = "The code of a node that has or had work for the order"),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "Earliest time at which the order was placed",
                        schema = @Schema(type = "string", format = "date-time")),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Time before which it was placed",
                        schema = @Schema(type = "string", format = "date-time"))
            })
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/orders")
    Page<Listed> list(
            @RequestParam(required = false) @Nullable String channel,
            @Parameter(description = "The channel's id of the order") @RequestParam(required = false) @Nullable
                    String reference,
            @Parameter(description = "open, completed or canceled") @RequestParam(required = false) @Nullable
                    String state,
            @Parameter(description = "The stage of the order process at which the order stands")
                    @RequestParam(required = false)
                    @Nullable
                    String stage,
            @Parameter(
                            description = "Part of the reference, the customer's name or e-mail, "
                                    + "the beginning of a SKU, or an order id")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest more) {
        var parameters = RequestReader.query()
                .with("limit", limit)
                .with("state", state)
                .with("cursor", cursor)
                .with("from", more.getParameter("from"))
                .with("to", more.getParameter("to"));
        parameters.whole("limit", 1, OrderQuery.LIMIT_MAX - 1);
        var wanted = parameters.optionalChoice("state", OrderState.class);
        var after = parameters.optionalParsed("cursor", OrderId::parse, RequestReader.CURSOR_MEANING);
        var from = parameters.optionalTime("from");
        var to = parameters.optionalTime("to");
        parameters.refuseViolations();
        var filter = new OrderFilter(
                given(channel), given(reference), wanted, given(q), given(more.getParameter("sku")), from, to);
        var query = new OrderQuery(filter, null, after, limit + 1);
        var place = new PlaceList.Place(given(stage), given(more.getParameter("node")));
        return engine.read(tx -> {
            var page = place.stage() == null && place.node() == null
                    ? Page.of(orders.list(tx, query), limit, order -> order.id().toString())
                    : new PlaceList(orders, nodes).page(tx, place, query);
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
