package io.crossdock.cases.web;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseAssignment;
import io.crossdock.cases.CaseCare;
import io.crossdock.cases.CaseClose;
import io.crossdock.cases.CaseComment;
import io.crossdock.cases.CaseDetail;
import io.crossdock.cases.CaseFilter;
import io.crossdock.cases.CaseHandover;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.CaseQuery;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import io.crossdock.shared.SubjectText;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists cases and closes them. */
@RestController
@Tag(name = "Attention")
@RequestMapping("/v1/cases")
final class CasesController {

    private final Engine engine;
    private final Cases cases;

    CasesController(Engine engine, Cases cases) {
        this.engine = engine;
        this.cases = cases;
    }

    /**
     * A case as JSON.
     *
     * @param id id of the case, such as {@code C12}
     * @param subject the order, fulfillment, return or message that it is about, {@code F12}; a bare number if it is
     *     none of these
     * @param order the order that the subject is or works for; null if there is none
     * @param kind its cause, in kebab case, as the runbook lists them
     * @param team the team that looks after it: the owner of its kind, until it is handed over
     * @param cause what it is about, where Crossdock knows when that is over: it can't be closed before. Null: a person
     *     knows
     * @param valueAtStake the money that depends on it, as the books have it now; null for a closed case, and where
     *     none does: see the runbook
     * @param detail what it was raised with last, a sentence with the figures
     * @param details all that it was raised with, the oldest first
     * @param count how often it was raised while open
     * @param raisedAt business time at which it was raised first
     * @param assignee the person who looks after it; null: anybody of the team
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}, as people say
     * @param escalatedAt business time at which its due time passed without a decision; null before
     * @param escalatedTo the team that looks after it since then, beside its own; null before
     * @param comments what people wrote about it, the oldest first
     * @param closedAt business time of its end; null while it is open
     * @param closedBy who ended it; null while it is open
     * @param resolution what the person wrote when closing it; null while it is open
     */
    record CaseBody(
            String id,
            String subject,
            @Nullable String order,
            String kind,
            String owner,
            String team,
            @Nullable CauseBody cause,
            @Nullable StakeBody valueAtStake,
            String detail,
            List<CaseDetail> details,
            int count,
            Instant raisedAt,
            Instant dueAt,
            @Nullable String assignee,
            String priority,
            @Nullable Instant escalatedAt,
            @Nullable String escalatedTo,
            List<CaseComment> comments,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String resolution) {

        static CaseBody of(Case c, CaseStory story) {
            var standing = story.standing();
            var end = c.end();
            return new CaseBody(
                    c.id().toString(),
                    standing == null ? String.valueOf(c.subject()) : SubjectText.of(standing),
                    standing == null ? null : SubjectText.order(standing),
                    c.kind(),
                    c.owner(),
                    c.care().team(),
                    story.cause(),
                    StakeBody.of(story.value()),
                    c.detail(),
                    story.details(),
                    c.count(),
                    c.raisedAt(),
                    c.dueAt(),
                    c.care().assignee(),
                    Words.of(c.care().priority()),
                    c.care().escalatedAt(),
                    c.care().escalatedTo(),
                    story.comments(),
                    end == null ? null : end.at(),
                    end == null ? null : end.by(),
                    end == null ? null : end.resolution());
        }
    }

    /**
     * What a case is about.
     *
     * @param kind {@code stage}, {@code hold}, {@code money}, {@code deadline}, {@code goods}, {@code message},
     *     {@code feed} or {@code event}
     * @param ref the stage at which its subject stands, where it is one; else the subject
     */
    record CauseBody(String kind, String ref) {}

    /**
     * Money that depends on a case.
     *
     * @param minor minor units of the currency
     * @param currency ISO 4217, three capital letters
     */
    record StakeBody(long minor, String currency) {

        private static @Nullable StakeBody of(@Nullable Money money) {
            return money == null ? null : new StakeBody(money.minor(), money.currency());
        }
    }

    /** What is read of a case beside itself. */
    private record CaseStory(
            List<CaseDetail> details,
            List<CaseComment> comments,
            @Nullable Standing standing,
            @Nullable CauseBody cause,
            @Nullable Money value) {}

    /** @param resolution what was done about it, for the log */
    record CloseBody(
            @TextForm(max = Limits.RESOLUTION_CHARACTERS_MAX)
            String resolution) {}

    /**
     * A case for a person.
     *
     * @param assignee the person who looks after it; null: nobody, it is the team's
     * @param priority how urgent it is; null or absent: as it is
     */
    record AssignBody(
            @TextForm(max = Actor.CHARACTERS_MAX) @Nullable String assignee, CaseCare.@Nullable Priority priority) {}

    /**
     * A case for another team.
     *
     * @param team the team that looks after it from now on, as a word
     * @param reason why it is theirs, for the log
     */
    record HandOverBody(
            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String team,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason) {}

    /** @param text what is to be said about the case */
    record CommentBody(
            @TextForm(max = Limits.NOTE_CHARACTERS_MAX) String text) {}

    /**
     * @param state {@code open} or {@code closed}
     * @param kind only cases of this kind; absent: all
     * @param subject only cases about this order, fulfillment, return or message, such as {@code O12}
     * @param assignee only cases that this person looks after; absent: all
     * @param team only cases that this team looks after, or that were escalated to it; absent: all
     * @param sort {@code due}, the most urgent first, or {@code value-at-stake}: open cases by the money that depends
     *     on them, the largest first, among the 2000 most urgent
     */
    @Operation(
            operationId = "listCases",
            summary = "List cases, the most urgent first",
            description = "Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping
    Page<CaseBody> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var parameters = RequestReader.query()
                .with("state", state)
                .with("subject", subject)
                .with("sort", sort);
        var wanted = parameters.choice("state", CaseQuery.State.class);
        var about = parameters.optionalParsed("subject", CasesController::subject, "an id like F12");
        var order = parameters.choice("sort", CaseQuery.Order.class);
        parameters.refuseViolations();
        var filter = new CaseFilter(kind, about, assignee, team);
        var query = new CaseQuery(wanted, filter, order, cursor, Math.clamp(limit, 1, Cases.PAGE_MAX));
        return engine.read(tx -> {
            var page = cases.list(tx, query);
            return new Page<>(bodies(tx, page.items()), page.nextCursor());
        });
    }

    private List<CaseBody> bodies(Tx tx, List<Case> found) {
        var standings = ListIndex.by(
                EngineQueries.standing(tx, found.stream().map(Case::subject).toList()), Standing::subject);
        var ids = found.stream().map(Case::id).toList();
        var details = cases.details(tx, ids);
        var comments = cases.comments(tx, ids);
        var values =
                cases.values(tx, found.stream().filter(c -> c.end() == null).toList());
        return found.stream()
                .map(c -> CaseBody.of(
                        c,
                        new CaseStory(
                                details.getOrDefault(c.id(), List.of()),
                                comments.getOrDefault(c.id(), List.of()),
                                standings.get(c.subject()),
                                cause(c, standings.get(c.subject())),
                                values.get(c.id()))))
                .toList();
    }

    private @Nullable CauseBody cause(Case c, @Nullable Standing standing) {
        return cases.cause(c, standing)
                .map(kind -> new CauseBody(
                        kind,
                        standing == null
                                ? String.valueOf(c.subject())
                                : kind.equals("stage") ? standing.stage() : SubjectText.of(standing)))
                .orElse(null);
    }

    /** {@code F12}, or the bare number. */
    private static Optional<Long> subject(String text) {
        var number = text.matches("[OFRMS].*") ? text.substring(1) : text;
        return number.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    /** @param id id of the case, such as {@code C12} */
    @Operation(
            operationId = "closeCase",
            summary = "Close a case with a resolution",
            description =
                    "For a cause that is dealt with. The resolution goes to the log; the same cause later opens a "
                            + "new case.")
    @Refuses({"404 case-not-found", "409 case-closed", "409 cause-holds", "422 invalid"})
    @PostMapping("/{id}:close")
    CaseBody close(@PathVariable String id, @RequestBody BoundRequest<CloseBody> body, Actor actor) {
        var resolution = body.value().resolution();
        var close = new CaseClose(CaseId.parse(id), resolution);
        return engine.transact(actor.name(), tx -> bodies(tx, cases.close(tx, List.of(close))))
                .getFirst();
    }

    /** @param id id of the case, such as {@code C12} */
    @Operation(
            operationId = "assignCase",
            summary = "Give a case to a person, or say how urgent it is",
            description = "The log has who did it. Without an assignee it is the team's again.")
    @Refuses({"404 case-not-found", "409 case-closed", "422 invalid"})
    @PostMapping("/{id}:assign")
    CaseBody assign(@PathVariable String id, @RequestBody BoundRequest<AssignBody> body, Actor actor) {
        var asked = body.value();
        var assignment = new CaseAssignment(CaseId.parse(id), asked.assignee(), asked.priority());
        return engine.transact(actor.name(), tx -> bodies(tx, cases.assign(tx, List.of(assignment))))
                .getFirst();
    }

    /** @param id id of the case, such as {@code C12} */
    @Operation(
            operationId = "handOverCase",
            summary = "Give a case to another team",
            description =
                    "Nobody in person has it then. The log has from whom to whom, by whom and why; the kind's owner"
                            + " stays as it is.")
    @Refuses({"404 case-not-found", "409 case-closed", "422 invalid"})
    @PostMapping("/{id}:hand-over")
    CaseBody handOver(@PathVariable String id, @RequestBody BoundRequest<HandOverBody> body, Actor actor) {
        var asked = body.value();
        var handover = new CaseHandover(CaseId.parse(id), asked.team(), asked.reason());
        return engine.transact(actor.name(), tx -> bodies(tx, cases.handOver(tx, List.of(handover))))
                .getFirst();
    }

    /** @param id id of the case, such as {@code C12} */
    @Operation(
            operationId = "commentCase",
            summary = "Write about a case",
            description = "For open and closed cases. Comments are added, never changed; up to 500 for each case.")
    @Refuses({"404 case-not-found", "409 too-many-comments", "422 invalid"})
    @PostMapping("/{id}:comment")
    CaseBody comment(@PathVariable String id, @RequestBody BoundRequest<CommentBody> body, Actor actor) {
        var text = body.value().text();
        return engine.transact(actor.name(), tx -> bodies(tx, List.of(cases.comment(tx, CaseId.parse(id), text))))
                .getFirst();
    }
}
