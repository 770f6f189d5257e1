package io.crossdock.allocation;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that allocation raises. */
public final class AllocationCaseKinds {

    /** Parts are under way or there, and their kit will not be made. */
    public static final CaseKind KIT_PARTS_LEFT_OVER =
            new CaseKind("kit-parts-left-over", "customer-service", Duration.ofDays(1));

    private AllocationCaseKinds() {}
}
