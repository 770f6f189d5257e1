package io.crossdock.access.internal;

import io.crossdock.access.AccessSettings;
import io.crossdock.engine.Tx;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whether requests need a key, and whom the server listens to. */
@Component
final class AccessGoLive implements GoLiveCheck {

    private final AccessSettings settings;
    private final String address;
    private final Clock machine;

    AccessGoLive(AccessSettings settings, Environment environment, @Qualifier("machineClock") Clock machine) {
        this.settings = settings;
        this.address = environment.getProperty("server.address", "");
        this.machine = machine;
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        return List.of(settings.isOn() ? on(tx) : off());
    }

    private GoLiveItem off() {
        return GoLiveItem.attention(
                GoLiveStep.ACCESS,
                "Access control is off: whoever reaches " + address + " may do everything",
                "Make keys and set crossdock.access.control to on, or put a proxy in front that authenticates callers");
    }

    private GoLiveItem on(Tx tx) {
        var now = machine.instant();
        long live =
                KeyStore.all(tx).stream().filter(row -> row.key().isLive(now)).count();
        return GoLiveItem.done(GoLiveStep.ACCESS, "Access control is on, with " + live + " live keys");
    }
}
