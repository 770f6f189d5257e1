package io.crossdock.inventory.verification.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.inventory.verification.StockVerification.Difference;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Verifies and repairs the books over HTTP. Answers are lines of text for the launcher. */
@RestController
@Tag(name = "Stock")
class StockVerificationController {

    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Engine engine;
    private final Inventory inventory;
    private final StockVerification watch;

    StockVerificationController(Engine engine, Inventory inventory, StockVerification watch) {
        this.engine = engine;
        this.inventory = inventory;
        this.watch = watch;
    }

    @Operation(
            operationId = "verifyStock",
            summary = "Compare levels, ledger and reservations of all rows",
            description = "One sentence per line; empty without a violation. Reads the whole tables, so do not"
                    + " poll it. GET /status reports the running verification at no cost.")
    @PostMapping(path = "/v1/stock:verify", produces = TEXT)
    String verify() {
        return lines(engine.read(inventory::verify));
    }

    /** @param apply true: repair what disagrees; false: only report it */
    @Operation(
            operationId = "rebuildStock",
            summary = "Set levels and fences to what ledger and reservations state",
            description = "Without apply=true nothing changes. One line for each row that disagrees; then one for"
                    + " each fence that disagrees or, with apply=true, the number of rows whose fences were"
                    + " recounted. The header Crossdock-Actor names the person.")
    @Refuses("422 invalid")
    @PostMapping(path = "/v1/stock:rebuild", produces = TEXT)
    String rebuild(@RequestParam(defaultValue = "false") boolean apply, Actor actor) {
        if (!apply) {
            return lines(engine.read(watch::differences).stream()
                            .map(StockVerificationController::line)
                            .toList())
                    + lines(engine.read(watch::fenceDifferences));
        }
        var person = actor.name();
        var text = new StringBuilder();
        List<Difference> set;
        do {
            set = engine.transact(person, watch::rebuild);
            text.append(
                    lines(set.stream().map(StockVerificationController::line).toList()));
        } while (set.size() == Inventory.BATCH_MAX);
        return text.append(fences(person)).toString();
    }

    /** Recounts fences: the units that groups hold, and the units that rows keep for them. */
    private String fences(String person) {
        int rows = 0;
        var last = "";
        do {
            var after = last;
            var counted = engine.transact(person, tx -> watch.recountFences(tx, after));
            rows += counted.rows();
            last = counted.last();
        } while (!last.isEmpty());
        return rows == 0 ? "" : "the fences of %d row(s) were recounted from the reservations\n".formatted(rows);
    }

    private static String line(Difference d) {
        return "%s at %s: on hand %d -> %d, quarantined %d -> %d, reserved %d -> %d"
                .formatted(
                        d.sku(),
                        d.node(),
                        d.onHand(),
                        d.bookedOnHand(),
                        d.quarantined(),
                        d.bookedQuarantined(),
                        d.reserved(),
                        d.heldReserved());
    }

    private static String lines(List<String> sentences) {
        return sentences.stream().map(sentence -> sentence + "\n").collect(Collectors.joining());
    }
}
