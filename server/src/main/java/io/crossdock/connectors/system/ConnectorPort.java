package io.crossdock.connectors.system;

import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.payments.PaymentProvider;
import java.util.Optional;
import java.util.stream.Stream;

/** A port of the domain that connectors implement. Systems have names within their port. */
public enum ConnectorPort {
    PAYMENTS("payments", PaymentProvider.class, "adyen", "payment provider"),
    NODES("nodes", NodeSystem.class, "http", "node system"),
    CARRIERS("carriers", Carrier.class, "easypost", "carrier tracking");

    private final String word;
    private final Class<?> type;
    private final String kind;
    private final String meaning;

    ConnectorPort(String word, Class<?> type, String kind, String meaning) {
        this.word = word;
        this.type = type;
        this.kind = kind;
        this.meaning = meaning;
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

    /**
     * The kind that ships with this release, and the name that is stored for a system while settings have none. Work
     * that is taken then goes on when a system of this name is connected.
     */
    public String standardKind() {
        return kind;
    }

    /** What its systems are, in words. */
    public String meaning() {
        return meaning;
    }
}
