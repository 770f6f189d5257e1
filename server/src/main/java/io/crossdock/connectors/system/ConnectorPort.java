package io.crossdock.connectors.system;

import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.payments.PaymentProvider;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** A port of the domain that connectors implement. Systems have names within their port. */
public enum ConnectorPort {
    PAYMENTS("payments", PaymentProvider.class, "adyen", "psp"),
    NODES("nodes", NodeSystem.class, "http", "nodes"),
    CARRIERS("carriers", Carrier.class, "easypost", "carriers");

    private final String word;
    private final Class<?> type;
    private final String kind;
    private final String path;

    ConnectorPort(String word, Class<?> type, String kind, String path) {
        this.word = word;
        this.type = type;
        this.kind = kind;
        this.path = path;
    }

    public static Optional<ConnectorPort> named(String word) {
        return Stream.of(values()).filter(port -> port.word.equals(word)).findFirst();
    }

    /** The port's word in settings and paths: {@code payments}, {@code nodes} or {@code carriers}. */
    public String word() {
        return word;
    }

    /** The interface that its systems implement. */
    public Class<?> type() {
        return type;
    }

    /** Kind and name of the system that is connected when settings name none. */
    public String standardKind() {
        return kind;
    }

    /** Base URL of that system. */
    public URI standardUrl() {
        return URI.create("http://127.0.0.1:9090/" + path);
    }
}
