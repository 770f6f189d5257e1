package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.log.HeldSubjectStore;
import io.crossdock.orchestration.web.OrderBriefs.OrderBrief;
import io.crossdock.orchestration.web.OrderController.Entry;
import io.crossdock.orchestration.web.OrderController.Items;
import io.crossdock.orchestration.web.OrderRequestController.Accepted;
import io.crossdock.orchestration.web.OrderView.HoldView;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.SubjectText;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists subjects that wait for a person, and takes the person's decision. */
@RestController
@Tag(name = "Attention")
final class SubjectController {

    private static final int HOLDS_MAX = 500;
    /** Decisions that stand for money: their note is the reference that is kept with it. */
    private static final Set<String> BY_REFERENCE = Set.of("settled", "write-off");

    private static final String TRY_AGAIN = "try-again";

    private final Engine engine;
    private final PersonHolds holds;
    private final OrderBriefs briefs;

    SubjectController(Engine engine, PersonHolds holds, OrderBriefs briefs) {
        this.engine = engine;
        this.holds = holds;
        this.briefs = briefs;
    }

    /** A subject that waits for a person, with its order's customer, amount and date if it belongs to one. */
    record ListedHold(
            @JsonUnwrapped HoldView hold,
            @JsonUnwrapped @Nullable OrderBrief brief) {}

    /**
     * A person's decision.
     *
     * @param resolution one of the hold's resolutions
     * @param note the reason, for the log; required with settled and write-off, which it proves
     */
    record Resolution(
            String resolution,

            @TextForm(max = Limits.NOTE_CHARACTERS_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String note)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if ((note == null || note.isBlank()) && BY_REFERENCE.contains(resolution)) {
                at.violation("note", ViolationCode.REQUIRED, "say by what it was settled, or why it is written off");
            }
        }
    }

    @Operation(
            operationId = "listHolds",
            summary = "List what waits for a person",
            description = "Up to 500 held or stuck subjects, with the possible decisions, and the customer, amount and"
                    + " date of their orders.")
    @GetMapping("/v1/holds")
    Items<ListedHold> holds() {
        return engine.read(tx -> {
            var held = EngineQueries.held(tx, HOLDS_MAX);
            var orders = briefs.of(
                    tx,
                    held.stream()
                            .mapToLong(SubjectText::orderNumber)
                            .filter(o -> o != 0)
                            .distinct()
                            .boxed()
                            .toList());
            return new Items<>(holds.of(held).stream()
                    .map(hold -> new ListedHold(hold, orders.get(hold.order())))
                    .toList());
        });
    }

    /** @param after the last {@code seq} that the caller has; absent: from the first event */
    @Operation(
            operationId = "getSubjectTimeline",
            summary = "Read the timeline of an order, fulfillment, return or message",
            description = "As an order's timeline.")
    @Refuses("404 subject-not-found")
    @GetMapping("/v1/subjects/{id}/timeline")
    Items<Entry> timeline(@PathVariable String id, @RequestParam(defaultValue = "0") int after) {
        return engine.read(tx -> OrderController.timeline(tx, standing(tx, id), after));
    }

    @Operation(
            operationId = "resolveHold",
            summary = "Decide on a hold",
            description = "resolution is one of the hold's resolutions; try-again for a stuck subject.")
    @Refuses({"404 subject-not-found", "409 not-held", "422 invalid", "422 unknown-resolution"})
    @PostMapping("/v1/subjects/{id:[A-Z][0-9]+}:resolve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted resolve(@PathVariable String id, @RequestBody BoundRequest<Resolution> body, Actor actor) {
        var resolution = body.value().resolution();
        var note = Objects.requireNonNullElse(body.value().note(), "");
        if (resolution.equals(TRY_AGAIN)) {
            var standing = engine.read(tx -> check(tx, standing(tx, id), resolution));
            if (engine.tryAgain(actor.name(), List.of(standing.subject()), note).isEmpty()) {
                throw notHeld(id + " is tried again already");
            }
        } else {
            engine.transact(actor.name(), tx -> {
                decide(tx, id, resolution, note);
                return 0;
            });
        }
        return new Accepted(id, "requested");
    }

    /** Under the subject's lock: of two decisions at once, the second is told that there is a first. */
    private void decide(Tx tx, String id, String resolution, String note) {
        long subject = SubjectText.parse(id);
        SubjectLockStore.take(tx, List.of(subject));
        check(tx, standing(tx, id), resolution);
        if (HeldSubjectStore.decided(tx, subject)) {
            throw notHeld(id + " has a decision already, which is being carried out");
        }
        tx.signal(new Tx.Signal(subject, "resolve:" + resolution, Map.of("note", note), note));
    }

    private static Refused notHeld(String why) {
        return new Refused("not-held", 409, why);
    }

    private Standing check(Tx tx, Standing standing, String resolution) {
        var hold = holds.of(List.of(standing)).stream().findFirst();
        if (hold.isEmpty()) {
            throw notHeld(SubjectText.of(standing) + " is at " + standing.stage() + ", which is not a hold");
        }
        if (!hold.get().resolutions().contains(resolution)) {
            throw new Refused(
                    "unknown-resolution",
                    422,
                    "The hold can be resolved by "
                            + String.join(", ", hold.get().resolutions()));
        }
        return standing;
    }

    private static Standing standing(Tx tx, String id) {
        return EngineQueries.standing(tx, List.of(SubjectText.parse(id))).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("subject", id));
    }
}
