package io.crossdock.fulfillment.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what customers of curbside orders say of themselves. */
@RestController
@Tag(name = "Orders")
final class ArrivalController {

    private static final int WORDS_MAX = 100;
    private static final int GROUPS_MAX = 20;

    private final Engine engine;
    private final Fulfillments fulfillments;

    ArrivalController(Engine engine, Fulfillments fulfillments) {
        this.engine = engine;
        this.fulfillments = fulfillments;
    }

    /**
     * @param place where the customer stands, such as the number of a bay; null: not said
     * @param vehicle by what they are known, such as color and plate; null: not said
     * @param group number of the delivery group that they come for; null: whatever of the order is curbside
     */
    record CustomerPlace(
            @TextForm(max = WORDS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String place,

            @TextForm(max = WORDS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String vehicle,

            @NumberRange(min = 1, max = GROUPS_MAX) @Nullable
            Integer group) {

        static final CustomerPlace UNKNOWN = new CustomerPlace(null, null, null);
    }

    /** @param group number of the delivery group that they came for; null: whatever of the order is curbside */
    record CustomerLeft(
            @NumberRange(min = 1, max = GROUPS_MAX) @Nullable
            Integer group) {}

    /**
     * A word of a customer that was passed on; the order's page shows what becomes of it.
     *
     * @param id id of the order
     * @param status always {@code requested}
     * @param fulfillments what the customer comes for, by id
     */
    record CustomerHeard(String id, String status, List<String> fulfillments) {}

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "arriveAtCurb",
            summary = "Say that the customer of a curbside order is at the store",
            description = "The store is told where, also before the goods are ready. Said again it changes nothing;"
                    + " another place or vehicle is told to the store, too. Place and vehicle are in no event, and are"
                    + " forgotten when the goods are handed over.")
    @Refuses({"404 order-not-found", "409 not-at-store", "409 not-curbside", "409 pickup-ended", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:arrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CustomerHeard arrive(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<CustomerPlace> body,
            Actor actor) {
        var said = body == null ? CustomerPlace.UNKNOWN : body.value();
        return engine.transact(actor.name(), tx -> {
            var awaited = awaited(tx, id, said.group());
            fulfillments.arrive(tx, ids(awaited), words(said.place()), words(said.vehicle()));
            return heard(id, awaited);
        });
    }

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "leaveCurb",
            summary = "Say that the customer of a curbside order has left without the goods",
            description = "The goods stay ready until the end of their term. Said again, or of a customer who was not"
                    + " there, it changes nothing.")
    @Refuses({"404 order-not-found", "409 not-at-store", "409 not-curbside", "409 pickup-ended", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:leave")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CustomerHeard leave(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<CustomerLeft> body,
            Actor actor) {
        return engine.transact(actor.name(), tx -> {
            var awaited = awaited(tx, id, body == null ? null : body.value().group());
            fulfillments
                    .leave(tx, ids(awaited))
                    .forEach(f -> tx.signal(new Tx.Signal(f.id().value(), "customer-left", Map.of())));
            return heard(id, awaited);
        });
    }

    /** What of the order its customer may be at the store for. Locked: a word of its node comes before or after. */
    private List<Fulfillment> awaited(Tx tx, String id, @Nullable Integer group) {
        var number = IdText.parse('O', id);
        if (number.isEmpty()
                || EngineQueries.standing(tx, List.of(number.getAsLong())).stream()
                        .noneMatch(s -> s.process().equals("order"))) {
            throw Refused.notFound("order", id);
        }
        var all = fulfillments.byOrder(tx, List.of(number.getAsLong())).stream()
                .filter(f -> group == null || f.group() == group)
                .toList();
        if (all.isEmpty()) {
            throw new Refused("not-at-store", 409, "no store works on " + id + " yet; nothing was changed");
        }
        var curbside =
                all.stream().filter(f -> f.way() == Fulfillment.Way.CURBSIDE).toList();
        if (curbside.isEmpty()) {
            throw new Refused("not-curbside", 409, id + " is not brought to a car; nothing was changed");
        }
        var collected = fulfillments.reportedShipped(tx, ids(curbside));
        var awaited = fulfillments.load(tx, ids(curbside)).stream()
                .filter(f -> f.awaited() && !collected.contains(f.id().value()))
                .toList();
        if (awaited.isEmpty()) {
            throw new Refused("pickup-ended", 409, id + " was handed over or given back; nothing was changed");
        }
        return awaited;
    }

    private static List<Long> ids(List<Fulfillment> some) {
        return some.stream().map(f -> f.id().value()).toList();
    }

    private static @Nullable String words(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }

    private static CustomerHeard heard(String id, List<Fulfillment> some) {
        return new CustomerHeard(
                id, "requested", some.stream().map(f -> f.id().toString()).toList());
    }
}
