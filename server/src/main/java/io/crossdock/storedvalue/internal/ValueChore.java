package io.crossdock.storedvalue.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.storedvalue.ValueLedger;
import org.springframework.stereotype.Component;

/** Takes the rest off gift cards that have expired. */
@Component
final class ValueChore implements Engine.Chore {

    private static final int ACCOUNTS_MAX = 500;

    private final ValueLedger ledger;

    ValueChore(ValueLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void run(Tx tx) {
        ledger.expire(tx, ACCOUNTS_MAX);
    }
}
