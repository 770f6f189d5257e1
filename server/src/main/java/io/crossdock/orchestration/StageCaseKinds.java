package io.crossdock.orchestration;

/** Kinds of the cases that stages raise. They are stored; never rename one. */
final class StageCaseKinds {

    static final String PAID_NOT_ALLOCATED = "paid-not-allocated";

    private StageCaseKinds() {}
}
