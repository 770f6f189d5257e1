package io.crossdock.returns.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderFilter;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.Orders;
import io.crossdock.policy.DecisionTables;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnFacts;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.returns.Returns;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes requests for returns: checks them, stores them, and starts their process. */
@Component
public final class ReturnDesk {

    private final Engine engine;
    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final NodeSystems nodes;
    private final Masterdata masterdata;
    private final DecisionTables tables;

    ReturnDesk(
            Engine engine,
            Orders orders,
            Fulfillments fulfillments,
            Returns returns,
            NodeSystems nodes,
            Masterdata masterdata,
            DecisionTables tables) {
        this.tables = tables;
        this.nodes = nodes;
        this.engine = engine;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.masterdata = masterdata;
    }

    /** A return, and whether an earlier request with the same key made it. */
    public record Taken(Return made, boolean replayed) {}

    /**
     * Makes a return, once per order and key.
     *
     * @param key the idempotency key; null makes every request a return of its own
     * @throws Refused {@code order-not-found}, {@code invalid}, {@code idempotency-key-reused}
     */
    public Taken take(String actor, String order, @Nullable String key, ReturnRequest request) {
        var id = OrderId.parse(order).orElseThrow(() -> Refused.notFound("order", order));
        if (key != null && (key.isBlank() || key.length() > Limits.KEY_CHARACTERS_MAX)) {
            throw Refused.invalid(List.of(new Violation(
                    "",
                    key.isBlank() ? ViolationCode.BLANK : ViolationCode.TOO_LONG,
                    "the header Idempotency-Key must have 1 to " + Limits.KEY_CHARACTERS_MAX + " characters, has "
                            + key.length())));
        }
        return engine.transact(actor, tx -> take(tx, id, key, request));
    }

    private Taken take(Tx tx, OrderId order, @Nullable String key, ReturnRequest request) {
        SubjectLockStore.take(tx, List.of(order.value())); // arrivals and other requests of the order wait
        if (key != null) {
            var before = before(tx, order, key, EngineJson.write(request));
            if (before.isPresent()) {
                return new Taken(returns.load(tx, List.of(before.get())).getFirst(), true);
            }
        }
        var made = make(tx, order, request);
        if (key != null) {
            ReturnStore.remember(tx, made, key, EngineJson.write(request));
        }
        return new Taken(returns.load(tx, List.of(made.id().value())).getFirst(), false);
    }

    private NewReturn make(Tx tx, OrderId id, ReturnRequest request) {
        var found = orders.list(tx, one(id));
        if (found.isEmpty()) {
            throw Refused.notFound("order", id.toString());
        }
        var order = found.getFirst();
        var ids = List.of(id.value());
        var window = ReturnWindow.of(tables, tx, id.value());
        var rules = new ReturnRules(order, fulfillments.byOrder(tx, ids), returns.byOrder(tx, ids), window);
        var violations = rules.check(request, nodes(), tx.at());
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        var made = rules.accept(new ReturnId(tx.nextId()), request, nodes::of);
        tx.emit(made.id().value(), DecisionTables.DECISION_MADE, rules.window().made(null));
        begin(tx, returns, made, order.channel());
        return made;
    }

    /** Stores a return and starts its process. */
    static void begin(Tx tx, Returns returns, NewReturn made, String channel) {
        returns.create(tx, List.of(made));
        long units = made.lines().stream().mapToLong(NewReturn.Line::quantity).sum();
        tx.start(List.of(new Tx.Start(
                made.id().value(),
                made.order(),
                "return",
                Facts.of(ReturnFacts.CHANNEL, channel)
                        .with(ReturnFacts.LINES, (long) made.lines().size())
                        .with(ReturnFacts.UNITS, units))));
    }

    private static OrderQuery one(OrderId id) {
        return new OrderQuery(OrderFilter.ALL.ofText(id.toString()), null, null, 1);
    }

    private Set<String> nodes() {
        return masterdata.nodesByCode().keySet();
    }

    private static Optional<Long> before(Tx tx, OrderId order, String key, String body) {
        var row = ReturnStore.known(tx, order, key, body);
        if (row.isPresent() && !row.get().same()) {
            throw new Refused("idempotency-key-reused", 422, "This key was used for another return of the order");
        }
        return row.map(ReturnStore.KnownReturn::id);
    }

    /** Finds a return. @throws Refused {@code return-not-found} */
    public Return find(String id) {
        var parsed = ReturnId.parse(id);
        var found =
                parsed.isEmpty() ? List.<Return>of() : engine.read(tx -> returns.load(tx, List.of(parsed.getAsLong())));
        if (found.isEmpty()) {
            throw Refused.notFound("return", id);
        }
        return found.getFirst();
    }
}
