package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.engine.Tx;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells which systems are not connected, and which settings of the others are empty. */
@Component
final class ConnectorGoLive implements GoLiveCheck {

    private final List<GoLiveItem> items = new ArrayList<>();

    /** Settings don't change while the server runs. */
    ConnectorGoLive(ConnectedSystems systems) {
        for (var port : ConnectorPort.values()) {
            var names = systems.names(port);
            if (names.isEmpty()) {
                items.add(GoLiveItem.missing(step(port), absence(port), "Set " + ConnectedSystems.toConnect(port)));
            } else {
                items.add(GoLiveItem.done(step(port), "connected: " + String.join(", ", names)));
            }
            names.forEach(name -> systems.find(port, name).ifPresent(this::addUnset));
        }
    }

    private void addUnset(ConnectedSystem system) {
        system.unset().forEach((key, meaning) -> {
            var setting = ConnectorSettings.at(system.port(), system.name(), key);
            items.add(GoLiveItem.attention(step(system.port()), setting + " is empty: " + meaning, "Set " + setting));
        });
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        return List.copyOf(items);
    }

    private static GoLiveStep step(ConnectorPort port) {
        return switch (port) {
            case PAYMENTS -> GoLiveStep.PAYMENTS;
            case NODES -> GoLiveStep.NODE_SYSTEM;
            case CARRIERS -> GoLiveStep.CARRIERS;
        };
    }

    private static String absence(ConnectorPort port) {
        return "no " + port.meaning() + " is connected: "
                + switch (port) {
                    case PAYMENTS -> "orders that are to be charged wait at 'authorizing' and 'payment-down'";
                    case NODES -> "fulfillments wait at 'sending' and 'node-down', and nothing is shipped";
                    case CARRIERS -> "no parcel is seen as delivered";
                };
    }
}
