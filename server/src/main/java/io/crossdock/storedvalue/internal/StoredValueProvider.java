package io.crossdock.storedvalue.internal;

import io.crossdock.engine.Engine;
import io.crossdock.payments.LocalProvider;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.storedvalue.ValueLedger;
import io.crossdock.storedvalue.ValueMove;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gift cards and store credit as a payment provider. It answers at once, in a transaction of its own. */
@Component
final class StoredValueProvider implements LocalProvider {

    private static final String ACTOR = "engine";

    private final ObjectProvider<Engine> engine;
    private final ValueLedger ledger;

    /** @param engine made later: it carries out the stages that ask providers */
    StoredValueProvider(ObjectProvider<Engine> engine, ValueLedger ledger) {
        this.engine = engine;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return ValueLedger.PROVIDER;
    }

    @Override
    public PaymentAnswer move(PaymentInstruction.Call call) {
        var wish = new ValueMove(
                call.kind(),
                call.key(),
                call.token(),
                call.amount(),
                call.authorization().key());
        var answer = engine.getObject()
                .transact(ACTOR, tx -> ledger.move(tx, List.of(wish)))
                .getFirst();
        return new PaymentAnswer(
                call.key(),
                answer.done() ? PaymentAnswer.Result.DONE : PaymentAnswer.Result.REFUSED,
                name() + "-" + call.key(),
                answer.refusal());
    }
}
