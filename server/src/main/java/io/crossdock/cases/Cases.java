package io.crossdock.cases;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems that need a person, in sets. */
public interface Cases {

    /** Cases on one page. */
    int PAGE_MAX = 500;

    /** Details that a case keeps; later ones only count. */
    int DETAILS_MAX = 100;

    /** Open cases among which those with the most money are found: the most urgent. */
    int RANKED_MAX = 2_000;

    /** Comments that a case takes. */
    int COMMENTS_MAX = 500;

    /** Event on the case's subject: a case was opened. Data is {@link Raised}. */
    EventType<Raised> RAISED = new EventType<>("case-raised", Raised.class);

    /** Event on the case's subject: a case was closed. Data is {@link Closed}. */
    EventType<Closed> CLOSED = new EventType<>("case-closed", Closed.class);

    /** Event on the case's subject: nobody has decided in time. Data is {@link Escalated}. */
    EventType<Escalated> ESCALATED = new EventType<>("case-escalated", Escalated.class);

    /** Event on the case's subject: somebody else looks after it, or it is more urgent. Data is {@link Assigned}. */
    EventType<Assigned> ASSIGNED = new EventType<>("case-assigned", Assigned.class);

    /** Event on the case's subject: another team looks after it. Data is {@link HandedOver}. */
    EventType<HandedOver> HANDED_OVER = new EventType<>("case-handed-over", HandedOver.class);

    /** Event on the case's subject: somebody wrote about it. Data is {@link Commented}. */
    EventType<Commented> COMMENTED = new EventType<>("case-commented", Commented.class);

    /** Data of {@link #RAISED}. */
    record Raised(String caseId, String kind, String owner, String detail) {}

    /** Data of {@link #CLOSED}. */
    record Closed(String caseId, String kind, String resolution) {}

    /** Data of {@link #ESCALATED}. */
    record Escalated(String caseId, String kind, String team, String detail) {}

    /** Data of {@link #ASSIGNED}; {@code assignee} is null where nobody in person looks after it. */
    record Assigned(String caseId, String kind, @Nullable String assignee, String priority) {}

    /** Data of {@link #HANDED_OVER}. */
    record HandedOver(String caseId, String kind, String from, String team, String reason) {}

    /** Data of {@link #COMMENTED}. The text stays with the case: it may name people, and the log can't be changed. */
    record Commented(String caseId, String kind) {}

    /**
     * Opens one case per subject and kind. A case that is open already counts up, keeps the earlier due time, and adds
     * the new detail to those that it has, if it says something new.
     */
    void raise(Tx tx, List<NewCase> problems);

    /** Notes on open cases, once each, that nobody has decided in time; the detail is added to theirs. */
    void escalate(Tx tx, List<Tx.Escalated> escalated);

    /** Closes the open cases of these problems, whose cause is gone, in the name of who ended it. */
    void settle(Tx tx, List<Tx.Settled> settled);

    /** Details of cases, the oldest first, at most {@link #DETAILS_MAX} each. */
    Map<CaseId, List<CaseDetail>> details(Tx tx, Collection<CaseId> ids);

    /** Comments on cases, the oldest first, at most {@link #COMMENTS_MAX} each. */
    Map<CaseId, List<CaseComment>> comments(Tx tx, Collection<CaseId> ids);

    /**
     * Gives open cases to people in the name of {@link Tx#actor()}. Returns the cases, in the order asked.
     *
     * @throws io.crossdock.shared.Refused {@code case-not-found} (404), {@code case-closed} (409)
     */
    List<Case> assign(Tx tx, List<CaseAssignment> assignments);

    /**
     * Gives open cases to other teams in the name of {@link Tx#actor()}; nobody in person has them then. Returns the
     * cases, in the order asked.
     *
     * @throws io.crossdock.shared.Refused {@code case-not-found} (404), {@code case-closed} (409)
     */
    List<Case> handOver(Tx tx, List<CaseHandover> handovers);

    /** How much money depends on each of these cases now; cases on which none depends are absent. */
    Map<CaseId, Money> values(Tx tx, List<Case> cases);

    /**
     * What sort of thing the cause of such a case is; empty where nobody but a person knows when it is over.
     *
     * @param standing where its subject stands; null where it has no process
     */
    Optional<String> cause(Case one, @Nullable Standing standing);

    /**
     * Adds a comment to a case, open or closed, in the name of {@link Tx#actor()}. Returns the case.
     *
     * @throws io.crossdock.shared.Refused {@code case-not-found} (404); {@code too-many-comments} (409)
     */
    Case comment(Tx tx, CaseId id, String text);

    /** One page of cases. */
    Page<Case> list(Tx tx, CaseQuery query);

    /**
     * Closes cases in the name of {@link Tx#actor()}. Returns the closed cases, in the order asked.
     *
     * @throws io.crossdock.shared.Refused {@code case-not-found} (404); {@code case-closed} (409) if it is closed
     *     already; {@code cause-holds} (409) while its cause holds, where that can be checked: the hold or the stuck
     *     stage that it is about, and what a {@link CaseCause} knows
     */
    List<Case> close(Tx tx, List<CaseClose> closes);

    /** Number of open and of overdue cases at {@link Tx#at()}. */
    CaseCounts counts(Tx tx);

    /** Those of these subjects that have an open case of a kind; one statement. */
    Set<Long> withOpen(Tx tx, String kind, Collection<Long> subjects);
}
