package io.crossdock.orchestration.stage;

/** Kinds of the cases that stages raise. They are stored; never rename one. */
public final class StageCaseKinds {

    public static final String PAID_NOT_ALLOCATED = "paid-not-allocated";

    private StageCaseKinds() {}
}
