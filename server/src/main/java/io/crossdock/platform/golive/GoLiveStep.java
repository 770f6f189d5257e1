package io.crossdock.platform.golive;

import java.util.Locale;

/** A step before real orders, in the order in which a retailer takes them. */
public enum GoLiveStep {
    SKUS("SKUs"),
    NODES("Nodes"),
    STOCK("Stock"),
    RATE_CARD("Rate card"),
    DOCUMENTS("Tables, processes"),
    PAYMENTS("Payment provider"),
    NODE_SYSTEM("Node system"),
    CARRIERS("Carrier tracking"),
    CHANNELS("Channels"),
    MAIL("Mail"),
    ACCESS("Access control");

    private final String title;

    GoLiveStep(String title) {
        this.title = title;
    }

    /** In API and links: {@code rate-card}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** Whether settings of the server decide it, not data. */
    public boolean ofSettings() {
        return switch (this) {
            case PAYMENTS, NODE_SYSTEM, CARRIERS, CHANNELS, MAIL -> true;
            case SKUS, NODES, STOCK, RATE_CARD, DOCUMENTS, ACCESS -> false;
        };
    }
}
