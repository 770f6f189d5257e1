package io.crossdock.inventory.supply.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.supply.ReceivedUnits;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyOutcome;
import io.crossdock.inventory.supply.SupplyReceipt;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.LastMoment;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dated supply over HTTP. A violation in the body changes nothing; otherwise every element has its own outcome. */
@RestController
@Tag(name = "Supply")
class SuppliesController {

    private static final int LINE_MAX = 1_000_000;

    private final Engine engine;
    private final Supplies supplies;
    private final MasterdataCheck check;

    SuppliesController(Engine engine, Supplies supplies, MasterdataCheck check) {
        this.engine = engine;
        this.supplies = supplies;
        this.check = check;
    }

    /**
     * One outcome for each element, in order.
     *
     * @param items one outcome per element, in the order of the request
     */
    record SupplyOutcomes(List<SupplyResult> items) {}

    /**
     * Outcome of one element.
     *
     * @param outcome done, too-many, late, impossible or unknown
     * @param why a sentence, if the outcome is impossible
     * @param excess units above the ordered ones, if the outcome is too-many
     * @param supply the line now; absent if there is none
     */
    record SupplyResult(
            String outcome,
            @Nullable String why,
            @Nullable Long excess,
            @Nullable SupplyView supply) {

        /** Whether goods were booked. */
        boolean effective() {
            return outcome.equals("done") || outcome.equals("too-many");
        }
    }

    /**
     * A line as JSON; words in lower case.
     *
     * @param id number of the line in Crossdock
     * @param kind {@code purchase-order} or {@code transfer}
     * @param ordered units that were ordered
     * @param received sellable and damaged units; more than ordered after an excess receipt
     * @param promised units to come that orders have claims on
     * @param open units to come; zero or more
     * @param sequence number of the sender's last message about the line
     * @param state {@code open}, {@code closed} or {@code canceled}; nothing arrives on a line that is not open
     */
    record SupplyView(
            long id,
            String reference,
            int line,
            String kind,
            String sku,
            String node,
            long ordered,
            long received,
            long promised,
            long open,
            Instant expectedAt,
            long sequence,
            String state) {}

    record ExpectedSupplies(List<SupplyView> items) {}

    /** @param lines the lines of purchase orders */
    record AnnounceList(@ListSize(max = Inventory.BATCH_MAX) List<AnnounceBody> lines) {}

    /** @param ordered units that were ordered in all, also those that came already */
    record AnnounceBody(
            String reference,
            @NumberRange(min = 1, max = LINE_MAX) int line,
            String sku,
            String node,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long ordered,

            Instant expectedAt,
            @NumberRange(min = 0, max = Long.MAX_VALUE) long sequence)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (reference.matches("T\\d+")) {
                at.violation("reference", ViolationCode.TAKEN, "T with a number is reserved for transfers");
            }
            LastMoment.refuse(at, "expectedAt", expectedAt, Limits.EXPECTED_MAX, ViolationCode.OUT_OF_RANGE);
        }

        SupplyAnnouncement announcement() {
            return new SupplyAnnouncement(new SupplyLineRef(reference, line), sku, node, ordered, expectedAt, sequence);
        }
    }

    /** @param receipts the receipts */
    record SupplyReceiptList(
            @ListSize(max = Inventory.BATCH_MAX) List<SupplyReceiptBody> receipts) {}

    /** @param receipt your own number of the receipt; the same number on the same line is booked once. Null: none */
    record SupplyReceiptBody(
            String reference,
            @NumberRange(min = 1, max = LINE_MAX) int line,
            @JsonUnwrapped ReceivedUnits units,
            @Nullable String receipt) {

        /** Null: it has no name. */
        @Nullable
        String key() {
            return receipt == null ? null : AnsweredRequests.key(receipt, reference, line);
        }

        SupplyReceipt booked() {
            return new SupplyReceipt(new SupplyLineRef(reference, line), units.sellable(), units.damagedUnits());
        }
    }

    /** @param lines the lines */
    record SupplyLineList(
            @ListSize(max = Inventory.BATCH_MAX) List<SupplyLineBody> lines) {}

    record SupplyLineBody(
            String reference,
            @NumberRange(min = 1, max = LINE_MAX) int line) {

        SupplyLineRef ref() {
            return new SupplyLineRef(reference, line);
        }
    }

    @Operation(
            operationId = "announceSupply",
            summary = "Announce purchase order lines, or change their quantity and date",
            description = "Up to 5000. sequence rises with every message about a line; one that is not newer changes"
                    + " nothing (late).")
    @Refuses("422 invalid")
    @PostMapping("/v1/supplies:announce")
    SupplyOutcomes announce(@RequestBody BoundRequest<AnnounceList> body, Actor actor) {
        var lines = body.list("lines", AnnounceList::lines);
        return engine.transact(actor.name(), tx -> {
            check.refuseUnknownSkus(tx, lines, "sku", AnnounceBody::sku);
            check.refuseUnknownNodes(tx, lines, "node", AnnounceBody::node);
            var read = body.value().lines().stream()
                    .map(AnnounceBody::announcement)
                    .toList();
            return results(supplies.announce(tx, read));
        });
    }

    @Operation(
            operationId = "receiveSupply",
            summary = "Book goods that arrived on announced lines",
            description = "Up to 5000. Sellable units go on hand, damaged ones to quarantine. Units above the"
                    + " ordered ones are booked too, and reported (too-many). Name each receipt, or the request with"
                    + " Idempotency-Key: what has no name is booked again when it is sent again.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/supplies:receive")
    SupplyOutcomes receive(
            @RequestBody BoundRequest<SupplyReceiptList> body,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            Actor actor) {
        var receipts = body.value().receipts();
        var sent = body.sent().path("receipts");
        var keyed = IntStream.range(0, receipts.size())
                .mapToObj(i -> new AnsweredRequests.Element<>(
                        receipts.get(i).key(),
                        "/receipts/" + i + "/receipt",
                        sent.path(i),
                        receipts.get(i).booked()))
                .toList();
        return engine.transact(
                actor.name(),
                tx -> AnsweredRequests.whole(
                        tx, "receiveSupply", key, body.sent(), SupplyOutcomes.class, () -> booked(tx, keyed)));
    }

    private SupplyOutcomes booked(Tx tx, List<AnsweredRequests.Element<SupplyReceipt>> receipts) {
        return new SupplyOutcomes(AnsweredRequests.each(
                tx,
                "supply-receipt",
                receipts,
                SupplyResult.class,
                fresh -> results(supplies.receive(tx, fresh)).items(),
                SupplyResult::effective));
    }

    @Operation(
            operationId = "closeSupply",
            summary = "Close lines: nothing more arrives",
            description =
                    "One outcome per line. Units that have not come are no longer expected; orders with claims on "
                            + "them look for others.")
    @Refuses("422 invalid")
    @PostMapping("/v1/supplies:close")
    SupplyOutcomes close(@RequestBody BoundRequest<SupplyLineList> body, Actor actor) {
        return end(actor, body, supplies::close);
    }

    @Operation(
            operationId = "cancelSupply",
            summary = "Cancel lines on which nothing arrived",
            description =
                    "One outcome per line; impossible for a line on which something arrived. Orders with claims on "
                            + "the units look for others.")
    @Refuses("422 invalid")
    @PostMapping("/v1/supplies:cancel")
    SupplyOutcomes cancel(@RequestBody BoundRequest<SupplyLineList> body, Actor actor) {
        return end(actor, body, supplies::cancel);
    }

    private SupplyOutcomes end(
            Actor actor,
            BoundRequest<SupplyLineList> body,
            BiFunction<Tx, List<SupplyLineRef>, List<SupplyOutcome>> verb) {
        var lines = body.value().lines().stream().map(SupplyLineBody::ref).toList();
        return engine.transact(actor.name(), tx -> results(verb.apply(tx, lines)));
    }

    /** @param state {@code open}, {@code closed} or {@code canceled}; absent: all */
    @Operation(
            operationId = "listSupplies",
            summary = "List supply lines, oldest first",
            description = "state is open, closed or canceled. Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/supplies")
    Page<SupplyView> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var query =
                RequestReader.query().with("state", state).with("limit", limit).with("cursor", cursor);
        var wanted = query.optionalChoice("state", SupplyLine.State.class);
        int rows = (int) query.whole("limit", 1, Limits.PAGE_MAX) + 1;
        long after = query.cursor("cursor");
        query.refuseViolations();
        var lines = engine.read(tx -> supplies.list(tx, wanted, after, rows));
        return Page.of(lines.stream().map(SuppliesController::view).toList(), limit, line -> Long.toString(line.id()));
    }

    @Operation(
            operationId = "getSkuSupplies",
            summary = "Supply of a SKU that is to come, by date",
            description = "Open lines of purchase orders and transfers, with the units that orders have claims on.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/supplies")
    ExpectedSupplies expected(@PathVariable String code) {
        return engine.read(tx -> {
            check.refuseUnknownSku(tx, code);
            return new ExpectedSupplies(supplies.expected(tx, List.of(code)).stream()
                    .map(SuppliesController::view)
                    .toList());
        });
    }

    private static SupplyOutcomes results(List<SupplyOutcome> outcomes) {
        return new SupplyOutcomes(
                outcomes.stream().map(SuppliesController::result).toList());
    }

    private static SupplyResult result(SupplyOutcome outcome) {
        return switch (outcome) {
            case SupplyOutcome.Done done -> new SupplyResult("done", null, null, view(done.now()));
            case SupplyOutcome.TooMany many -> new SupplyResult("too-many", null, many.excess(), view(many.now()));
            case SupplyOutcome.Late late -> new SupplyResult("late", null, null, view(late.now()));
            case SupplyOutcome.Impossible no -> new SupplyResult("impossible", no.why(), null, view(no.now()));
            case SupplyOutcome.Unknown unknown -> new SupplyResult("unknown", null, null, null);
        };
    }

    private static SupplyView view(SupplyLine i) {
        return new SupplyView(
                i.id(),
                i.reference(),
                i.line(),
                Words.of(i.kind()),
                i.sku(),
                i.node(),
                i.ordered(),
                i.received(),
                i.promised(),
                i.open(),
                i.expectedAt(),
                i.sequence(),
                Words.of(i.state()));
    }
}
