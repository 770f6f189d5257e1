package io.crossdock.engine;

import java.time.Duration;

/** Kinds of the cases that the engine raises itself; documents name those of holds and limits. */
public final class EngineCaseKinds {

    public static final CaseKind STAGE_FAILED = new CaseKind("stage-failed", "engineering", Duration.ofHours(1));
    public static final CaseKind EVENT_WITHOUT_PROCESS =
            new CaseKind("event-without-process", "engineering", Duration.ofHours(1));

    public static final CaseKind PROCESS_ENDLESS = new CaseKind("process-endless", "engineering", Duration.ofHours(1));

    /** A hold's limit has passed although somebody should have decided before. Documents name it, too. */
    public static final CaseKind DECISION_OVERDUE = new CaseKind("decision-overdue", "operations", Duration.ofHours(4));

    /** Under the subject of the event that a subscriber can't digest. */
    public static final CaseKind EVENT_PARKED = new CaseKind("event-parked", "engineering", Duration.ofHours(4));

    /** Under subject 0. */
    public static final CaseKind SUBSCRIBER_STOPPED =
            new CaseKind("subscriber-stopped", "engineering", Duration.ofHours(1));

    /** Under the number of the server's run. */
    public static final CaseKind SERVER_SILENT = new CaseKind("server-silent", "operations", Duration.ofHours(1));

    private EngineCaseKinds() {}
}
