package io.crossdock.engine;

import java.time.Duration;

/**
 * A kind of case: a problem that needs a person. The runbook says of each kind what to do.
 *
 * @param name kebab-case, the cause under which cases are grouped; stored, never rename it
 * @param owner the team
 * @param due business time until a case is overdue
 */
public record CaseKind(String name, String owner, Duration due) {

    /** A problem of this kind; there is one open case per subject and kind. */
    public Tx.Problem problem(long subject, String detail) {
        return new Tx.Problem(subject, name, owner, due.toSeconds(), detail);
    }

    /** Says that the cause is gone: an open case is closed. */
    public Tx.Settled settled(long subject, String resolution) {
        return new Tx.Settled(subject, name, resolution);
    }
}
