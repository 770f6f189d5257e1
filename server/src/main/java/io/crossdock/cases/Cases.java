package io.crossdock.cases;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.shared.Page;
import java.util.List;

/** Problems that need a person, in sets. */
public interface Cases {

    /** Cases on one page. */
    int PAGE_MAX = 500;

    /** Fact: a case was opened; data is {@link Raised}. On the log of the case's subject. */
    EventType<Raised> RAISED = new EventType<>("case-raised", Raised.class);

    /** Fact: a case was closed; data is {@link Closed}. On the log of the case's subject. */
    EventType<Closed> CLOSED = new EventType<>("case-closed", Closed.class);

    /** Data of {@link #RAISED}. */
    record Raised(String caseId, String kind, String owner, String detail) {}

    /** Data of {@link #CLOSED}. */
    record Closed(String caseId, String kind, String resolution) {}

    /**
     * Opens a case per subject and kind. Where one is open already it counts up, takes the new detail, and keeps the
     * earlier due time.
     */
    void raise(Tx tx, List<NewCase> problems);

    /** Closes what is open of these: its reason is gone. In the name of {@link Tx#actor()}. */
    void settle(Tx tx, List<Tx.Settled> settled);

    /** One page of cases. */
    Page<Case> list(Tx tx, CaseQuery query);

    /**
     * Closes cases in the name of {@link Tx#actor()}; answers them as they are then, in the order asked.
     *
     * @throws io.crossdock.shared.Refused {@code case-not-found} (404), {@code case-closed} (409): somebody else was
     *     faster
     */
    List<Case> close(Tx tx, List<CaseClose> closes);

    /** How many are open and overdue at {@link Tx#at()}. */
    CaseCounts counts(Tx tx);
}
