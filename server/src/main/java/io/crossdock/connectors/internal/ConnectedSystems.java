package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorKind;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.RemoteSettings;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.connectors.system.WrongSetting;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.platform.start.SettingKeys;
import io.crossdock.shared.ListIndex;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every connected system, by port and name; made once at the start from settings and kinds. */
public final class ConnectedSystems implements SettingKeys {

    private final ConnectorSettings settings;
    private final HttpClient client;
    private final Clock clock;
    private final Map<ConnectorPort, Map<String, ConnectedSystem>> systems = new EnumMap<>(ConnectorPort.class);

    /** @throws WrongSetting with the first fault */
    ConnectedSystems(
            ConnectorSettings settings, List<? extends ConnectorKind<?, ?>> kinds, HttpClient client, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        for (var port : ConnectorPort.values()) {
            var known = new TreeMap<String, ConnectorKind<?, ?>>();
            kinds.stream().filter(kind -> kind.port() == port).forEach(kind -> known.put(kind.kind(), kind));
            var byName = new TreeMap<String, ConnectedSystem>();
            for (var name : settings.names(port)) {
                byName.put(name, connect(ListIndex.known(known, settings.kind(port, name, known.keySet())), name));
            }
            systems.put(port, byName);
        }
    }

    private <P, S extends Record> ConnectedSystem connect(ConnectorKind<P, S> kind, String name) {
        var port = kind.port();
        settings.refuseUnknown(port, name, List.of(RemoteSettings.class, kind.settings()));
        var remote = new RemoteSystem(
                port.word() + "." + name, settings.read(port, name, RemoteSettings.class), client, clock);
        var own = settings.read(port, name, kind.settings());
        return new ConnectedSystem(port, name, kind.connect(remote, own), kind.webhooks(own), kind.unset(own));
    }

    public Optional<ConnectedSystem> find(ConnectorPort port, String name) {
        return Optional.ofNullable(of(port).get(name));
    }

    /** Name of the default system; that of the standard kind while settings have no system. */
    public String byDefault(ConnectorPort port) {
        return settings.byDefault(port);
    }

    Set<String> names(ConnectorPort port) {
        return of(port).keySet();
    }

    /** The system with a stored name. @throws Unavailable if settings no longer have it */
    <P> P get(ConnectorPort port, String name, Class<P> type) throws Unavailable {
        var found = find(port, name).orElseThrow(() -> new Unavailable(absent(port, name)));
        return type.cast(found.system());
    }

    private String absent(ConnectorPort port, String name) {
        return names(port).isEmpty()
                ? "no " + port.meaning() + " is connected: set " + toConnect(port)
                : "settings have no " + ConnectorSettings.ROOT + "." + port.word() + "." + name + ", only "
                        + String.join(", ", names(port));
    }

    /** The settings that connect a system of the standard kind, under the name that stored work has. */
    static String toConnect(ConnectorPort port) {
        var at = ConnectorSettings.at(port, port.standardKind());
        return at + ".kind=" + port.standardKind() + " and " + at + ".url=https://…";
    }

    @Override
    public Set<String> keys() {
        return settings.keys();
    }

    @Override
    public Map<String, String> moved() {
        return ConnectorSettings.MOVED;
    }

    private Map<String, ConnectedSystem> of(ConnectorPort port) {
        return systems.getOrDefault(port, Map.of());
    }
}
