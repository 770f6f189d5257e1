package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.WrongSetting;
import io.crossdock.platform.NearestWord;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Reads {@code crossdock.connectors.<port>.<name>.*}: the connected systems with their settings. */
final class ConnectorSettings {

    static final String ROOT = "crossdock.connectors";

    /** Settings from before systems had names. */
    static final Map<String, String> MOVED = Map.of(
            "crossdock.adyen.url", ROOT + ".payments.adyen.url",
            "crossdock.adyen.api-key", ROOT + ".payments.adyen.api-key",
            "crossdock.adyen.hmac-key", ROOT + ".payments.adyen.hmac-key",
            "crossdock.adyen.merchant-account", ROOT + ".payments.adyen.merchant-account",
            "crossdock.nodes.url", ROOT + ".nodes.http.url",
            "crossdock.nodes.secret", ROOT + ".nodes.http.secret",
            "crossdock.carriers.url", ROOT + ".carriers.easypost.url",
            "crossdock.carriers.secret", ROOT + ".carriers.easypost.secret");

    private static final String DEFAULT = "default";
    private static final String KIND = "kind";

    /** Keys of settings with which webhooks are signed. */
    private static final List<String> SECRETS = List.of("secret", "hmac-key");

    /** Without dashes, because an environment variable can't express them. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,39}");

    private static final int AT_PORT = 2;
    private static final int AT_NAME = 3;
    private static final int AT_KEY = 4;

    /** The settings of a port: their binder, and the keys of each system. */
    private record Source(Binder binder, Map<String, Set<String>> keys) {}

    private final Map<ConnectorPort, Source> sources = new EnumMap<>(ConnectorPort.class);
    private final Map<ConnectorPort, String> defaults = new EnumMap<>(ConnectorPort.class);
    private final Set<String> keys = new TreeSet<>();

    ConnectorSettings(Environment environment) {
        var found = new EnumMap<ConnectorPort, Map<String, Set<String>>>(ConnectorPort.class);
        for (var source : ConfigurationPropertySources.get(environment)) {
            names(source).forEach(name -> {
                note(found, name);
                keys.add(name.toString());
            });
        }
        var binder = Binder.get(environment);
        for (var port : ConnectorPort.values()) {
            var ofPort = found.getOrDefault(port, Map.of());
            sources.put(port, new Source(binder, ofPort));
            refuseShared(port, binder, ofPort.keySet());
            defaults.put(
                    port,
                    chosen(port, binder.bind(at(port, DEFAULT), String.class).orElse(null)));
        }
    }

    /** What is signed with a secret is believed in the name of the system that has it; two never have the same. */
    private static void refuseShared(ConnectorPort port, Binder binder, Set<String> names) {
        for (var key : SECRETS) {
            var owners = new TreeMap<String, String>();
            for (var name : names) {
                var setting = at(port, name + "." + key);
                var secret = binder.bind(setting, String.class).orElse("");
                var other = secret.isEmpty() ? null : owners.putIfAbsent(secret, setting);
                if (other != null) {
                    throw new WrongSetting(other + " and " + setting + " are the same: a system with the secret of"
                            + " another could speak in its name, so each needs its own");
                }
            }
        }
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        var root = ConfigurationPropertyName.of(ROOT);
        return source instanceof IterableConfigurationPropertySource all
                ? all.stream().filter(root::isAncestorOf)
                : Stream.of();
    }

    private static void note(Map<ConnectorPort, Map<String, Set<String>>> found, ConfigurationPropertyName key) {
        var ports = Stream.of(ConnectorPort.values()).map(ConnectorPort::word).toList();
        var port = ConnectorPort.named(key.getElement(AT_PORT, Form.UNIFORM))
                .orElseThrow(
                        () -> new WrongSetting(key + " is no setting: the ports of connectors are " + words(ports)));
        int elements = key.getNumberOfElements();
        if (elements == AT_KEY && key.getElement(AT_NAME, Form.UNIFORM).equals(DEFAULT)) {
            return;
        }
        var name = elements > AT_NAME ? key.getElement(AT_NAME, Form.DASHED) : "";
        if (elements <= AT_KEY || !NAME.matcher(name).matches() || name.equals(DEFAULT)) {
            throw new WrongSetting(key + " is no setting: it is " + at(port, "NAME.KEY")
                    + ", and a name has 1 to 40 lower-case letters and digits, a letter first");
        }
        found.computeIfAbsent(port, p -> new TreeMap<>())
                .computeIfAbsent(name, n -> new TreeSet<>())
                .add(rest(key));
    }

    /** The key without dashes and dots, which environment variables can't express, and without the index of a list. */
    private static String rest(ConfigurationPropertyName key) {
        var rest = new StringBuilder();
        for (int i = AT_KEY; i < key.getNumberOfElements() && !key.isNumericIndex(i); i++) {
            rest.append(key.getElement(i, Form.UNIFORM));
        }
        return rest.toString();
    }

    private String chosen(ConnectorPort port, @Nullable String named) {
        var names = names(port);
        if (named == null && names.size() <= 1) {
            return names.isEmpty() ? port.standardKind() : names.getFirst();
        }
        if (named == null) {
            throw new WrongSetting(at(port, DEFAULT) + " is missing: there are several systems, and one of "
                    + words(names) + " must be the default");
        }
        if (!names.contains(named)) {
            throw new WrongSetting(at(port, DEFAULT) + " is '" + named + "', and there is "
                    + (names.isEmpty() ? "no system" : "only " + words(names)));
        }
        return named;
    }

    /** Every key that was given. */
    Set<String> keys() {
        return keys;
    }

    /** Names of the connected systems of a port. */
    List<String> names(ConnectorPort port) {
        return source(port).keys.keySet().stream().sorted().toList();
    }

    /** Name of the default system; that of the standard kind while there is none. */
    String byDefault(ConnectorPort port) {
        return String.valueOf(defaults.get(port));
    }

    /** The kind of a system; one of {@code known}. */
    String kind(ConnectorPort port, String name, Collection<String> known) {
        var kind = source(port).binder.bind(at(port, name, KIND), String.class).orElse("");
        if (!known.contains(kind)) {
            throw new WrongSetting(at(port, name, KIND) + (kind.isEmpty() ? " is missing" : " is '" + kind + "'")
                    + ": it is one of " + words(known));
        }
        return kind;
    }

    /** Reads settings of a system into a record that checks itself. */
    <S extends Record> S read(ConnectorPort port, String name, Class<S> type) {
        try {
            return source(port).binder.bindOrCreate(at(port, name), Bindable.of(type));
        } catch (BindException e) {
            throw wrong(at(port, name), e);
        }
    }

    private static WrongSetting wrong(String at, BindException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof WrongSetting)) {
            cause = cause.getCause();
        }
        return new WrongSetting(
                cause instanceof WrongSetting
                        ? at + "." + cause.getMessage()
                        : e.getName() + " can't be read: " + cause.getMessage());
    }

    /** Refuses keys that none of the records has. */
    void refuseUnknown(ConnectorPort port, String name, List<Class<? extends Record>> types) {
        var known = Stream.concat(Stream.of(KIND), types.stream().flatMap(ConnectorSettings::keys))
                .toList();
        var unknown = new TreeSet<>(source(port).keys.getOrDefault(name, Set.of()));
        known.forEach(key -> unknown.remove(key.replace("-", "")));
        if (!unknown.isEmpty()) {
            var meant = NearestWord.of(unknown.getFirst(), known);
            throw new WrongSetting(
                    at(port, name, unknown.getFirst()) + " is no setting of its kind, which has " + words(known)
                            + meant.map(key -> "; did you mean " + key + "?").orElse(""));
        }
    }

    /** The keys of a settings record. */
    static Stream<String> keys(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(c -> c.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private Source source(ConnectorPort port) {
        return Objects.requireNonNull(sources.get(port));
    }

    static String at(ConnectorPort port, String... rest) {
        return ROOT + "." + port.word() + "." + String.join(".", rest);
    }

    private static String words(Collection<String> words) {
        return String.join(", ", words);
    }
}
