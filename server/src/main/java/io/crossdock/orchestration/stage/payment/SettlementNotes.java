package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Work;
import io.crossdock.payments.PersonSettlement;

/** The note of the person who decided on a hold, as the reference of a settlement. */
final class SettlementNotes {

    private SettlementNotes() {}

    static PersonSettlement of(Work work, long subject, long order) {
        return new PersonSettlement(
                subject, order, work.cause().path("note").asString("").strip());
    }
}
