package io.crossdock.allocation;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of cases that allocation raises. */
public final class AllocationCaseKinds {

    /** Kit parts are under way or delivered, and their kit will not be complete. */
    public static final CaseKind KIT_PARTS_LEFT_OVER =
            new CaseKind("kit-parts-left-over", "customer-service", Duration.ofDays(1));

    private AllocationCaseKinds() {}
}
