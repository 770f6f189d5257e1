package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.WrongSetting;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.Carriers;
import io.crossdock.fulfillment.TrackingEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The carriers in settings, and which of them tracks whose parcels. */
@Component
final class ConnectedCarriers implements Carriers {

    private final Carrier byDefault;
    private final Map<String, Carrier> tracking = new HashMap<>();

    ConnectedCarriers(ConnectedSystems systems) {
        var port = ConnectorPort.CARRIERS;
        var claimed = new HashMap<String, String>();
        for (var name : systems.names(port)) {
            var carrier = carrier(systems, name);
            for (var tracked : carrier.tracks()) {
                var before = claimed.put(word(tracked), name);
                if (before != null) {
                    throw new WrongSetting("carriers." + before + " and ." + name + " of " + ConnectorSettings.ROOT
                            + " both track " + tracked);
                }
                tracking.put(word(tracked), carrier);
            }
        }
        byDefault = systems.find(port, systems.byDefault(port))
                .map(system -> (Carrier) system.system())
                .orElseGet(() -> new AbsentCarrier(systems));
    }

    /** Stands for tracking that is not connected. */
    private record AbsentCarrier(ConnectedSystems systems) implements Carrier {

        @Override
        public Set<String> tracks() {
            return Set.of();
        }

        @Override
        public TrackingEvent track(String tracking, Instant now) throws Unavailable {
            var port = ConnectorPort.CARRIERS;
            return systems.get(port, systems.byDefault(port), Carrier.class).track(tracking, now);
        }
    }

    private static Carrier carrier(ConnectedSystems systems, String name) {
        return systems.find(ConnectorPort.CARRIERS, name)
                .map(ConnectedSystem::system)
                .map(Carrier.class::cast)
                .orElseThrow();
    }

    @Override
    public Carrier of(String carrier) {
        return tracking.getOrDefault(word(carrier), byDefault);
    }

    private static String word(String carrier) {
        return carrier.strip().toLowerCase(Locale.ROOT);
    }
}
