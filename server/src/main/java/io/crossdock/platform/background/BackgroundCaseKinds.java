package io.crossdock.platform.background;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of cases of background work. */
public final class BackgroundCaseKinds {

    /** Under subject 0. */
    public static final CaseKind WORK_FAILING =
            new CaseKind("background-work-failing", "engineering", Duration.ofHours(1));

    /** Under the subject of an item that is passed over. */
    public static final CaseKind ITEM_PASSED_OVER = new CaseKind("due-work-failed", "engineering", Duration.ofHours(4));

    /** Under subject 0. */
    public static final CaseKind INVARIANT_BROKEN =
            new CaseKind("invariant-broken", "engineering", Duration.ofHours(1));

    private BackgroundCaseKinds() {}
}
