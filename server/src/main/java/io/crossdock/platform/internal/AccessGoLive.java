package io.crossdock.platform.internal;

import io.crossdock.engine.Tx;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells that there is no access control yet, and whom the server listens to. */
@Component
final class AccessGoLive implements GoLiveCheck {

    private final String address;

    AccessGoLive(Environment environment) {
        this.address = environment.getProperty("server.address", "");
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var listening = address.isEmpty() ? "all addresses" : address;
        return List.of(GoLiveItem.attention(
                GoLiveStep.ACCESS,
                "Crossdock has no access control yet: whoever reaches " + listening + " may do everything",
                "Leave server.address at 127.0.0.1, and put a proxy in front that authenticates callers"));
    }
}
