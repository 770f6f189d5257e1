package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.log.EventReplay;
import io.crossdock.engine.log.EventReplay.Replayed;
import io.crossdock.engine.log.ParkedEvent;
import io.crossdock.engine.log.ParkedEventStore;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.SubjectText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, replays and dismisses the events that are parked for a subscriber. */
@RestController
@Tag(name = "Attention")
final class SubscriberController {

    private static final String SUBJECT_PATTERN = "[OFRMS]?([0-9]{1,18})";
    private static final Pattern SUBJECT = Pattern.compile(SUBJECT_PATTERN);
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,9})");
    private static final String SUBJECT_MEANING = "an id like O12, or a number";

    private final Engine engine;

    SubscriberController(Engine engine) {
        this.engine = engine;
    }

    /**
     * A parked event.
     *
     * @param subject the order, fulfillment, … whose event it is; a bare number if it has no process
     * @param type kind of the event
     * @param error why the subscriber can't digest it; empty if it waits behind an earlier event of its subject
     * @param tries how often the subscriber failed
     * @param at when it was parked or last tried
     */
    record ParkedEventView(String subject, int seq, String type, String error, int tries, Instant at) {}

    /** @param subject only events of this subject; null: of the 100 subjects that wait longest */
    record ReplayBody(
            @TextPattern(value = SUBJECT_PATTERN, meaning = SUBJECT_MEANING) @Nullable
            String subject) {}

    /**
     * @param seq number of the event in its subject's log; the first that is parked there
     * @param reason why the subscriber goes without it, for the log
     */
    record DismissalBody(
            @TextPattern(value = SUBJECT_PATTERN, meaning = SUBJECT_MEANING)
            String subject,

            @NumberRange(min = 1, max = Integer.MAX_VALUE) int seq,
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason) {}

    @Operation(
            operationId = "listParkedEvents",
            summary = "List the events that are parked for a subscriber",
            description = "By subject, each in its order. Pass nextCursor as cursor to get the next page.")
    @Refuses({"400 wrong-parameter", "404 subscriber-not-found"})
    @GetMapping("/v1/subscribers/{name}/parked")
    Page<ParkedEventView> parked(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        replay(name);
        var parameters = RequestReader.query().with("cursor", cursor).with("limit", limit);
        var after = parameters.optionalParsed("cursor", SubscriberController::place, RequestReader.CURSOR_MEANING);
        parameters.whole("limit", 1, Limits.PAGE_MAX);
        parameters.refuseViolations();
        return engine.read(tx -> {
            var from = after == null ? new Place(-1, 0) : after;
            var page = Page.of(
                    ParkedEventStore.list(tx, name, from.subject(), from.seq(), limit + 1),
                    limit,
                    p -> p.subject() + "-" + p.seq());
            return new Page<>(views(tx, page.items()), page.nextCursor());
        });
    }

    private record Place(long subject, int seq) {}

    private static Optional<Place> place(String cursor) {
        var found = CURSOR.matcher(cursor);
        return found.matches()
                ? Optional.of(new Place(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    private static List<ParkedEventView> views(Tx tx, List<ParkedEvent> parked) {
        var standings = ListIndex.by(
                EngineQueries.standing(
                        tx, parked.stream().map(ParkedEvent::subject).distinct().toList()),
                Standing::subject);
        return parked.stream()
                .map(p -> new ParkedEventView(
                        text(standings, p.subject()), p.seq(), p.type(), p.error(), p.tries(), p.at()))
                .toList();
    }

    private static String text(Map<Long, Standing> standings, long subject) {
        var standing = standings.get(subject);
        return standing == null ? Long.toString(subject) : SubjectText.of(standing);
    }

    @Operation(
            operationId = "replayParkedEvents",
            summary = "Hand parked events to their subscriber again",
            description = "In their order: those of a subject, or without one those of the "
                    + EventReplay.SUBJECTS_MAX + " subjects that wait longest; repeat until parked is 0. An event that"
                    + " fails again stays parked with its subject. The case of a subject settles with its last event.")
    @Refuses({"404 subscriber-not-found", "422 invalid"})
    @PostMapping("/v1/subscribers/{name}/parked:replay")
    Replayed replay(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable BoundRequest<ReplayBody> body,
            Actor actor) {
        var subject = body == null ? null : body.value().subject();
        return replay(name).replay(actor.name(), subject == null ? null : subject(subject));
    }

    @Operation(
            operationId = "dismissParkedEvent",
            summary = "Give up a parked event for its subscriber",
            description = "The first parked event of its subject; those behind it are replayed. The event stays in the"
                    + " log, which also keeps the reason.")
    @Refuses({"404 subscriber-not-found", "409 not-parked", "422 invalid"})
    @PostMapping("/v1/subscribers/{name}/parked:dismiss")
    Replayed dismiss(@PathVariable String name, @RequestBody BoundRequest<DismissalBody> body, Actor actor) {
        var event = body.value();
        var done = replay(name).dismiss(actor.name(), subject(event.subject()), event.seq(), event.reason());
        if (done == null) {
            throw new Refused(
                    "not-parked",
                    409,
                    "Event " + event.seq() + " of " + event.subject() + " is not the first that is parked of this"
                            + " subject");
        }
        return done;
    }

    private static long subject(String text) {
        var found = SUBJECT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(found.group(1));
    }

    private EventReplay replay(String name) {
        if (!engine.subscribers().contains(name)) {
            throw Refused.notFound("subscriber", name);
        }
        return engine.parked(name);
    }
}
