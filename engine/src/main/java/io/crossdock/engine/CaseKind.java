package io.crossdock.engine;

import java.time.Duration;

/**
 * A kind of case: one sort of problem that needs a person. The runbook has an entry for each kind.
 *
 * @param name kebab-case cause under which cases are grouped; stored, never rename it
 * @param owner the team that decides
 * @param due business time until a case is overdue
 */
public record CaseKind(String name, String owner, Duration due) {

    /** A sort of this kind with cases and an owner of its own, where data says what sorts there are. */
    public CaseKind sort(String word, String sortOwner) {
        return new CaseKind(name + "-" + word, sortOwner, due);
    }

    /** A problem of this kind; there is one open case per subject and kind. */
    public Tx.Problem problem(long subject, String detail) {
        return new Tx.Problem(subject, name, owner, due.toSeconds(), detail);
    }

    /** A problem whose clock has run before. @param left business time until it is overdue; negative where it is */
    public Tx.Problem problem(long subject, String detail, Duration left) {
        return new Tx.Problem(subject, name, owner, left.toSeconds(), detail);
    }

    /** Says that the cause is gone. An open case is closed. */
    public Tx.Settled settled(long subject, String resolution) {
        return new Tx.Settled(subject, name, resolution, null);
    }

    /** Says that the cause is gone, by somebody's decision. An open case is closed in that name. */
    public Tx.Settled settled(long subject, String resolution, String by) {
        return new Tx.Settled(subject, name, resolution, by);
    }
}
