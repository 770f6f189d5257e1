package io.crossdock.cases;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Problems that need a person, in sets. */
public interface Cases {

    /** Cases on one page. */
    int PAGE_MAX = 500;

    /** Details that a case keeps; later ones only count. */
    int DETAILS_MAX = 100;

    /** Event on the case's subject: a case was opened. Data is {@link Raised}. */
    EventType<Raised> RAISED = new EventType<>("case-raised", Raised.class);

    /** Event on the case's subject: a case was closed. Data is {@link Closed}. */
    EventType<Closed> CLOSED = new EventType<>("case-closed", Closed.class);

    /** Data of {@link #RAISED}. */
    record Raised(String caseId, String kind, String owner, String detail) {}

    /** Data of {@link #CLOSED}. */
    record Closed(String caseId, String kind, String resolution) {}

    /**
     * Opens one case per subject and kind. A case that is open already counts up, keeps the earlier due time, and adds
     * the new detail to those that it has, if it says something new.
     */
    void raise(Tx tx, List<NewCase> problems);

    /** Closes the open cases of these problems, whose cause is gone, in the name of {@link Tx#actor()}. */
    void settle(Tx tx, List<Tx.Settled> settled);

    /** Details of cases, the oldest first, at most {@link #DETAILS_MAX} each. */
    Map<CaseId, List<CaseDetail>> details(Tx tx, Collection<CaseId> ids);

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
}
