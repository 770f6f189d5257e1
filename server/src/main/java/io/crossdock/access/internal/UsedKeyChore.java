package io.crossdock.access.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import org.springframework.stereotype.Component;

/** Keeps when keys were last used, off the way of requests. */
@Component
final class UsedKeyChore implements Engine.Chore {

    private final UsedKeys keys;

    UsedKeyChore(UsedKeys keys) {
        this.keys = keys;
    }

    @Override
    public void run(Tx tx) {
        var used = keys.take();
        if (!used.isEmpty()) {
            KeyStore.used(tx, used);
        }
    }
}
