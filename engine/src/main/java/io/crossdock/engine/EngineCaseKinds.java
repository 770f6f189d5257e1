package io.crossdock.engine;

import java.time.Duration;

/** Kinds of the cases that the engine raises itself; documents name those of holds and limits. */
public final class EngineCaseKinds {

    public static final CaseKind STAGE_FAILED = new CaseKind("stage-failed", "engineering", Duration.ofHours(1));
    public static final CaseKind EVENT_WITHOUT_PROCESS =
            new CaseKind("event-without-process", "engineering", Duration.ofHours(1));

    private EngineCaseKinds() {}
}
