package io.crossdock.orders.seller;

import io.crossdock.engine.CaseKind;
import io.crossdock.shared.Words;
import java.util.Locale;

/** The records that say who sells. */
public enum SellerKind {
    BRAND(SellerCaseKinds.BRAND_UNKNOWN),
    LEGAL_ENTITY(SellerCaseKinds.LEGAL_ENTITY_UNKNOWN);

    private final CaseKind unknown;

    SellerKind(CaseKind unknown) {
        this.unknown = unknown;
    }

    /** The kind in the database and in sentences. */
    public String text() {
        return Words.of(this);
    }

    /** The case of orders whose record is missing. */
    public CaseKind unknown() {
        return unknown;
    }

    static SellerKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
