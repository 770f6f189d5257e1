package io.crossdock.inventory.transfer.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.supply.ReceivedUnits;
import io.crossdock.inventory.transfer.NewTransfer;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.TransferOutcome;
import io.crossdock.inventory.transfer.TransferReceipt;
import io.crossdock.inventory.transfer.TransferShipment;
import io.crossdock.inventory.transfer.TransferUnits;
import io.crossdock.inventory.transfer.Transfers;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.LastMoment;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers over HTTP. A violation in the body changes nothing; otherwise every element has its own outcome. */
@RestController
@Tag(name = "Transfers")
class TransfersController {

    private static final char LETTER = 'T';

    private final Engine engine;
    private final Transfers transfers;
    private final MasterdataCheck check;

    TransfersController(Engine engine, Transfers transfers, MasterdataCheck check) {
        this.engine = engine;
        this.transfers = transfers;
        this.check = check;
    }

    /**
     * One outcome for each element, in order.
     *
     * @param items one outcome per element, in the order of the request
     */
    record TransferOutcomes(List<TransferResult> items) {}

    /**
     * Outcome of one element.
     *
     * @param outcome done, too-many, short, impossible or unknown
     * @param why a sentence, if the outcome is short or impossible
     * @param excess units above the shipped ones, if the outcome is too-many
     * @param transfer the transfer now; absent if there is none
     */
    record TransferResult(
            String outcome,
            @Nullable String why,
            @Nullable Long excess,
            @Nullable TransferView transfer) {

        /** Whether goods were reserved or booked. */
        boolean effective() {
            return outcome.equals("done") || outcome.equals("too-many");
        }
    }

    /**
     * A transfer as JSON.
     *
     * @param id id of the transfer, such as {@code T12}
     * @param state {@code requested} is reserved at the source, {@code shipped} is in transit, {@code closed} and
     *     {@code canceled} are ends
     * @param requestedAt business time of the request
     */
    record TransferView(
            String id,
            String reference,
            String from,
            String to,
            String state,
            Instant requestedAt,
            Instant expectedAt,
            List<TransferLineView> lines) {}

    /**
     * @param requested units that are asked for
     * @param shipped units that left, at most the requested ones; zero until it ships
     * @param received sellable units that arrived
     * @param excess units that arrived beyond those that were sent
     * @param lost units that had not arrived when the transfer was closed
     * @param inTransit units between two nodes
     */
    record TransferLineView(
            int line,
            String sku,
            long requested,
            long shipped,
            long received,
            long damaged,
            long excess,
            long lost,
            long inTransit) {}

    /** @param transfers the transfers, each with an outcome of its own */
    record TransferList(@ListSize(max = Inventory.BATCH_MAX) List<TransferBody> transfers) {}

    /**
     * @param reference your own number of the transfer. The same number between the same nodes is the same transfer: it
     *     is made once
     * @param lines the lines, numbered from 1 in their order
     */
    record TransferBody(
            String reference,
            String from,
            String to,
            Instant expectedAt,
            @ListSize(max = Limits.LINES_MAX) List<TransferLineBody> lines)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (!from.isEmpty() && from.equals(to)) {
                at.violation("to", ViolationCode.SAME, "must be another node than from");
            }
            LastMoment.refuse(at, "expectedAt", expectedAt, Limits.EXPECTED_MAX, ViolationCode.OUT_OF_RANGE);
        }

        NewTransfer transfer() {
            var numbered = IntStream.range(0, lines.size())
                    .mapToObj(i -> new NewTransfer.Line(
                            i + 1, lines.get(i).sku(), lines.get(i).units()))
                    .toList();
            return new NewTransfer(reference, from, to, expectedAt, numbered);
        }
    }

    record TransferLineBody(
            String sku,

            @NumberRange(min = 1, max = Limits.STOCK_UNITS_MAX)
            long units) {}

    /** @param transfers the transfers that leave */
    record TransferShipList(
            @ListSize(max = Inventory.BATCH_MAX) List<TransferShipBody> transfers) {}

    /** @param lines units that leave, by line; what is not named stays */
    record TransferShipBody(
            @IdLetter(LETTER) long transfer,
            Instant expectedAt,
            @ListSize(max = Limits.LINES_MAX) List<ShippedLineBody> lines)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            LastMoment.refuse(at, "expectedAt", expectedAt, Limits.EXPECTED_MAX, ViolationCode.OUT_OF_RANGE);
        }

        TransferShipment shipment() {
            var units = lines.stream()
                    .map(l -> new TransferUnits(l.line(), l.units()))
                    .toList();
            return new TransferShipment(transfer, expectedAt, units);
        }
    }

    /** @param units units that leave, at most the requested ones; zero or more */
    record ShippedLineBody(
            @NumberRange(min = 1, max = Limits.LINES_MAX) int line,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long units) {}

    /** @param receipts the receipts */
    record TransferReceiptList(
            @ListSize(max = Inventory.BATCH_MAX) List<TransferReceiptBody> receipts) {}

    /** @param receipt your own number of the receipt; the same number on the same line is booked once. Null: none */
    record TransferReceiptBody(
            @IdLetter(LETTER) long transfer,
            @NumberRange(min = 1, max = Limits.LINES_MAX) int line,
            @JsonUnwrapped ReceivedUnits units,
            @Nullable String receipt) {

        /** Null: it has no name. */
        @Nullable
        String key() {
            return receipt == null ? null : AnsweredRequests.key(receipt, transfer, line);
        }

        TransferReceipt booked() {
            return new TransferReceipt(transfer, line, units.sellable(), units.damagedUnits());
        }
    }

    /** @param transfers the transfers */
    record TransferIdList(
            @ListSize(max = Inventory.BATCH_MAX) List<TransferIdBody> transfers) {}

    record TransferIdBody(@IdLetter(LETTER) long transfer) {}

    @Operation(
            operationId = "requestTransfers",
            summary = "Request transfers between nodes",
            description = "Up to 5000. The units are reserved at the source at once, all or nothing for each"
                    + " transfer; lines are numbered from 1. A transfer with the reference and nodes of one that was"
                    + " made before is that transfer.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/transfers")
    TransferOutcomes request(
            @RequestBody BoundRequest<TransferList> body,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            Actor actor) {
        return once(actor, "requestTransfers", key, body, tx -> {
            var asked = body.list("transfers", TransferList::transfers);
            check.refuseUnknownSkus(tx, asked.inner("lines", TransferBody::lines), "sku", TransferLineBody::sku);
            check.refuseUnknownNodes(tx, asked, "from", TransferBody::from);
            check.refuseUnknownNodes(tx, asked, "to", TransferBody::to);
            var named = body.value().transfers();
            return each(
                    tx,
                    "transfer",
                    keyed(
                            body,
                            "transfers",
                            "reference",
                            each(named, TransferBody::transfer),
                            TransfersController::key),
                    transfers::request);
        });
    }

    private static String key(NewTransfer t) {
        return AnsweredRequests.key(t.reference(), t.from(), t.to());
    }

    private TransferOutcomes once(
            Actor actor,
            String operation,
            @Nullable String key,
            BoundRequest<?> body,
            Function<Tx, TransferOutcomes> work) {
        return engine.transact(
                actor.name(),
                tx -> AnsweredRequests.whole(
                        tx, operation, key, body.sent(), TransferOutcomes.class, () -> work.apply(tx)));
    }

    /** One outcome for each; a transfer or receipt that was made before gets the outcome that it got then. */
    private static <T> TransferOutcomes each(
            Tx tx,
            String operation,
            List<AnsweredRequests.Element<T>> elements,
            BiFunction<Tx, List<T>, List<TransferOutcome>> verb) {
        return new TransferOutcomes(AnsweredRequests.each(
                tx,
                operation,
                elements,
                TransferResult.class,
                fresh -> results(verb.apply(tx, fresh)).items(),
                TransferResult::effective));
    }

    private static <T> List<AnsweredRequests.Element<T>> keyed(
            BoundRequest<?> body, String list, String field, List<T> commands, Function<T, @Nullable String> key) {
        var sent = body.sent().path(list);
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new AnsweredRequests.Element<>(
                        key.apply(commands.get(i)), "/" + list + "/" + i + "/" + field, sent.path(i), commands.get(i)))
                .toList();
    }

    @Operation(
            operationId = "shipTransfers",
            summary = "Ship transfers: goods left the source",
            description = "Up to 5000. Units that stay are released; units that leave become dated supply of the"
                    + " target.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/transfers:ship")
    TransferOutcomes ship(
            @RequestBody BoundRequest<TransferShipList> body,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            Actor actor) {
        var leaving = each(body.value().transfers(), TransferShipBody::shipment);
        return once(actor, "shipTransfers", key, body, tx -> results(transfers.ship(tx, leaving)));
    }

    @Operation(
            operationId = "receiveTransfers",
            summary = "Book goods of transfers that arrived",
            description = "Up to 5000. Damaged units go to quarantine; units above the shipped ones are booked"
                    + " too, and reported (too-many). Name each receipt, or the request with Idempotency-Key: what"
                    + " has no name is booked again when it is sent again.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/transfers:receive")
    TransferOutcomes receive(
            @RequestBody BoundRequest<TransferReceiptList> body,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            Actor actor) {
        var receipts = keyed(body, "receipts", "receipt", body.value().receipts(), TransferReceiptBody::key);
        return once(
                actor,
                "receiveTransfers",
                key,
                body,
                tx -> each(
                        tx,
                        "transfer-receipt",
                        receipts,
                        (open, fresh) -> transfers.receive(open, each(fresh, TransferReceiptBody::booked))));
    }

    @Operation(
            operationId = "closeTransfers",
            summary = "Close transfers: nothing more arrives",
            description = "Up to 5000. Missing units are written off, and a case is raised.")
    @Refuses("422 invalid")
    @PostMapping("/v1/transfers:close")
    TransferOutcomes close(@RequestBody BoundRequest<TransferIdList> body, Actor actor) {
        var ids = each(body.value().transfers(), TransferIdBody::transfer);
        return engine.transact(actor.name(), tx -> results(transfers.close(tx, ids)));
    }

    @Operation(
            operationId = "cancelTransfers",
            summary = "Cancel transfers that have not shipped",
            description = "One outcome per transfer; impossible after goods have shipped. The reserved units are free "
                    + "again.")
    @Refuses("422 invalid")
    @PostMapping("/v1/transfers:cancel")
    TransferOutcomes cancel(@RequestBody BoundRequest<TransferIdList> body, Actor actor) {
        var ids = each(body.value().transfers(), TransferIdBody::transfer);
        return engine.transact(actor.name(), tx -> results(transfers.cancel(tx, ids)));
    }

    private static <E, T> List<T> each(List<E> elements, Function<E, T> as) {
        return elements.stream().map(as).toList();
    }

    /** @param state {@code requested}, {@code shipped}, {@code closed} or {@code canceled}; absent: all */
    @Operation(
            operationId = "listTransfers",
            summary = "List transfers, oldest first",
            description =
                    "state is requested, shipped, closed or canceled. Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/transfers")
    Page<TransferView> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var query =
                RequestReader.query().with("state", state).with("limit", limit).with("cursor", cursor);
        var wanted = query.optionalChoice("state", Transfer.State.class);
        int rows = (int) query.whole("limit", 1, Limits.PAGE_MAX) + 1;
        long after = query.cursor("cursor");
        query.refuseViolations();
        var page =
                Page.of(engine.read(tx -> transfers.list(tx, wanted, after, rows)), limit, t -> Long.toString(t.id()));
        return new Page<>(page.items().stream().map(TransfersController::view).toList(), page.nextCursor());
    }

    /** @param id id of the transfer, such as {@code T12} */
    @Operation(
            operationId = "getTransfer",
            summary = "A transfer",
            description = "What was asked for, what left, and what arrived.")
    @Refuses("404 transfer-not-found")
    @GetMapping("/v1/transfers/{id}")
    TransferView get(@PathVariable String id) {
        var number = IdText.parse(LETTER, id).orElseThrow(() -> Refused.notFound("transfer", id));
        return engine.read(tx -> transfers.load(tx, List.of(number))).stream()
                .findFirst()
                .map(TransfersController::view)
                .orElseThrow(() -> Refused.notFound("transfer", id));
    }

    private static TransferOutcomes results(List<TransferOutcome> outcomes) {
        return new TransferOutcomes(
                outcomes.stream().map(TransfersController::result).toList());
    }

    private static TransferResult result(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Done done -> new TransferResult("done", null, null, view(done.now()));
            case TransferOutcome.TooMany many -> new TransferResult("too-many", null, many.excess(), view(many.now()));
            case TransferOutcome.Short none -> new TransferResult("short", missing(none.claims()), null, null);
            case TransferOutcome.Impossible no -> new TransferResult("impossible", no.why(), null, null);
            case TransferOutcome.Unknown unknown -> new TransferResult("unknown", null, null, null);
        };
    }

    private static String missing(List<ShortClaim> claims) {
        return String.join(
                "; ",
                claims.stream()
                        .map(c -> "line " + c.line() + ": " + c.sku() + " at " + c.node() + " has " + c.available()
                                + " available")
                        .toList());
    }

    private static TransferView view(Transfer t) {
        var lines = t.lines().stream()
                .map(l -> new TransferLineView(
                        l.line(),
                        l.sku(),
                        l.requested(),
                        l.shipped(),
                        l.received(),
                        l.damaged(),
                        l.excess(),
                        l.lost(),
                        l.inTransit()))
                .toList();
        return new TransferView(
                IdText.print(LETTER, t.id()),
                t.reference(),
                t.from(),
                t.to(),
                Words.of(t.state()),
                t.requestedAt(),
                t.expectedAt(),
                lines);
    }
}
