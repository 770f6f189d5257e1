package io.crossdock.fulfillment.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundList;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.UnitLineCode;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people say of pickups, for stores without a system of their own. */
@RestController
@Tag(name = "Orders")
final class PickupController {

    /** Numbers of lines that {@link UnitLineCode} writes are lower. */
    private static final int LINE_MAX = 999_999;

    private final Engine engine;
    private final Fulfillments fulfillments;

    PickupController(Engine engine, Fulfillments fulfillments) {
        this.engine = engine;
        this.fulfillments = fulfillments;
    }

    /** @param lines units that are ready; absent or empty: all of the fulfillment */
    record ReadyGoods(
            @ListSize(min = 0, max = Limits.LINES_MAX) List<CounterUnits> lines) {

        static final ReadyGoods ALL = new ReadyGoods(List.of());
    }

    /**
     * @param lines units that the customer took; absent or empty: all of the fulfillment
     * @param by who took them; null: nobody noted it
     * @param proof what the store keeps as a proof, such as the code that was shown; null: none
     */
    record CollectedGoods(
            @ListSize(min = 0, max = Limits.LINES_MAX) List<CounterUnits> lines,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String by,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String proof) {

        static final CollectedGoods ALL = new CollectedGoods(List.of(), null, null);
    }

    /**
     * Units of a line.
     *
     * @param line number of the line, as the node got it: parts of kits and substitutes have numbers above 10000
     * @param quantity whole base units, at most those of the fulfillment
     */
    record CounterUnits(
            @NumberRange(min = 1, max = LINE_MAX) int line,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity) {

        Shipment.Line units() {
            return new Shipment.Line(UnitLineCode.read(line), quantity);
        }
    }

    /**
     * A word that was passed to the process; the timeline shows its result.
     *
     * @param id id of the fulfillment
     * @param status always {@code requested}: the timeline says how it ended
     */
    record PickupTold(String id, String status) {}

    @Operation(
            operationId = "readyPickup",
            summary = "Say that goods are ready to be collected",
            description = "For a store without a system. The customer is told. Units that are not named stay the"
                    + " store's work, as a fulfillment of their own. Said again, it changes nothing.")
    @Refuses({"404 fulfillment-not-found", "409 not-a-pickup", "409 pickup-ended", "422 invalid"})
    @PostMapping("/v1/fulfillments/{id:[A-Z][0-9]+}:ready")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PickupTold ready(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<ReadyGoods> body,
            Actor actor) {
        var said = body == null ? ReadyGoods.ALL : body.value();
        return engine.transact(actor.name(), tx -> {
            var waiting = waiting(tx, id);
            if (body != null) {
                check(body, body.list("lines", ReadyGoods::lines), waiting);
            }
            if (!waiting.ready()) {
                fulfillments.saidReady(
                        tx,
                        new ReadyReport(
                                waiting.id(),
                                waiting.node(),
                                tx.at(),
                                units(waiting, said.lines()),
                                Shipment.Rest.TO_COME));
            }
            return new PickupTold(id, "requested");
        });
    }

    @Operation(
            operationId = "collectPickup",
            summary = "Say that a customer has collected goods",
            description =
                    "For a store without a system. Stock, invoice and charge follow. Units that are not named stay"
                            + " at the counter, as a fulfillment of their own.")
    @Refuses({"404 fulfillment-not-found", "409 not-a-pickup", "409 pickup-ended", "422 invalid"})
    @PostMapping("/v1/fulfillments/{id:[A-Z][0-9]+}:collect")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PickupTold collect(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<CollectedGoods> body,
            Actor actor) {
        var said = body == null ? CollectedGoods.ALL : body.value();
        return engine.transact(actor.name(), tx -> {
            var waiting = waiting(tx, id);
            if (body != null) {
                check(body, body.list("lines", CollectedGoods::lines), waiting);
            }
            fulfillments.saidCollected(
                    tx,
                    new Shipment(
                            waiting.id(),
                            waiting.node(),
                            new Shipment.Handover(
                                    Objects.requireNonNullElse(said.by(), ""),
                                    Objects.requireNonNullElse(said.proof(), ""),
                                    Shipment.Place.COUNTER),
                            tx.at(),
                            units(waiting, said.lines()),
                            Shipment.Rest.TO_COME));
            return new PickupTold(id, "requested");
        });
    }

    /** The fulfillment, while its goods are at the store. Locked: a word of its node comes before or after. */
    private Fulfillment waiting(Tx tx, String id) {
        var number = FulfillmentId.parse(id);
        var ids = number.isPresent() ? List.of(number.getAsLong()) : List.<Long>of();
        var collected = fulfillments.reportedShipped(tx, ids);
        var found =
                fulfillments.load(tx, ids).stream().findFirst().orElseThrow(() -> Refused.notFound("fulfillment", id));
        if (found.counter() == null) {
            var brought = switch (found.way()) {
                case DIGITAL -> " is delivered digitally";
                case SAME_DAY -> " is brought by a courier";
                case PARCEL, PICKUP, CURBSIDE, TO_STORE -> " is brought by a carrier";
            };
            throw new Refused("not-a-pickup", 409, id + brought + "; nothing was changed");
        }
        if (!found.awaited() || found.way().ofNode() && !collected.isEmpty()) {
            throw new Refused("pickup-ended", 409, id + ended(found.state()) + "; nothing was changed");
        }
        return found;
    }

    private static String ended(Fulfillment.State state) {
        return switch (state) {
            case REJECTED -> " was given back";
            case LOST -> " is lost";
            case RETURNED -> " came back, or is on the shelf again";
            case RELEASED, SHIPPED, DELIVERED -> " has been collected";
        };
    }

    private static void check(BoundRequest<?> body, BoundList<CounterUnits> units, Fulfillment waiting) {
        units.refuseDuplicates("line", CounterUnits::line);
        if (waiting.way() == Fulfillment.Way.TO_STORE && !units.elements().isEmpty()) {
            body.reader().violation("lines", ViolationCode.NOT_ALLOWED, "a parcel is ready, and collected, as a whole");
        }
        units.each((place, said) -> {
            var line = waiting.lines().stream()
                    .filter(l -> l.line().equals(UnitLineCode.read(said.line())))
                    .findFirst();
            if (line.isEmpty()) {
                place.violation("line", ViolationCode.OUT_OF_RANGE, waiting.id() + " has no line " + said.line());
            } else if (said.quantity() > line.get().quantity()) {
                place.violation(
                        "quantity",
                        ViolationCode.ABOVE_LINE,
                        "must be at most " + line.get().quantity() + ", not " + said.quantity());
            }
        });
        body.refuseViolations();
    }

    private static List<Shipment.Line> units(Fulfillment waiting, List<CounterUnits> said) {
        return said.isEmpty()
                ? waiting.lines().stream()
                        .map(l -> new Shipment.Line(
                                l.line(), waiting.state() == Fulfillment.State.RELEASED ? l.quantity() : l.shipped()))
                        .toList()
                : said.stream().map(CounterUnits::units).toList();
    }
}
