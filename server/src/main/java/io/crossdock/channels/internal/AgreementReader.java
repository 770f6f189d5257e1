package io.crossdock.channels.internal;

import io.crossdock.channels.update.AddressReader;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.RequestAttributes;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a canonical order that are kept as they were agreed and that no column holds: parties, tenders,
 * terms of the delivery, where it came from, what others call it.
 */
final class AgreementReader {

    static final int EMAIL_MAX = 320;

    private static final int LONG_TEXT_MAX = 2_000;
    private static final int WORD_MAX = 40;
    private static final int DEVICE_MAX = 500;
    private static final int IP_MAX = 45;
    private static final int LIST_MAX = 50;
    private static final int TAGS_MAX = 250;
    private static final int ATTRIBUTES_MAX = 100;
    private static final int ATTRIBUTE_CHARACTERS_MAX = 5_000;
    private static final int LOCALE_MAX = 35;
    private static final int GTIN_MAX = 20;
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\\x00]+");

    private static final List<String> TENDERS =
            List.of("card", "wallet", "pay-later", "gift-card", "store-credit", "bank", "cash", "terms", "channel");
    private static final List<String> CUSTODIANS = List.of("provider", "channel", "till", "receivable");
    private static final List<String> TENDER_STATES = List.of("pending", "authorized", "captured", "refused");
    private static final List<String> RELATIONS = List.of("exchange", "replacement", "split", "reorder", "quote");

    private AgreementReader() {}

    /** Checks what belongs to the whole order. */
    static void order(RequestReader f) {
        for (var name : List.of("orderNumber", "customerOrderNumber", "purchaseOrder", "legalEntity", "brand")) {
            f.optionalVerbatim(name, Limits.CODE_CHARACTERS_MAX);
        }
        permalink(f);
        locale(f);
        party(f.part("billTo"));
        party(f.part("soldTo"));
        origin(f.part("origin"));
        f.optionalList("tenders", LIST_MAX).forEach(AgreementReader::tender);
        f.optionalList("relatedOrders", LIST_MAX).forEach(AgreementReader::relation);
        f.optionalList("policies", LIST_MAX).forEach(AgreementReader::policy);
        externalIds(f);
        f.optionalTexts("tags", TAGS_MAX, Limits.NAME_CHARACTERS_MAX);
        attributes(f);
    }

    /** Checks what a customer has beside name, address for messages, phone and tier. */
    static void customer(RequestReader f) {
        f.optionalChoice("kind", List.of("person", "company"), "");
        f.optionalVerbatim("company", Limits.NAME_CHARACTERS_MAX);
        f.optionalVerbatim("taxId", Limits.CODE_CHARACTERS_MAX);
        locale(f);
        externalIds(f);
        for (var consent : f.optionalList("consents", LIST_MAX)) {
            consent.verbatim("kind", Limits.CODE_CHARACTERS_MAX);
            consent.flag("given");
            consent.optionalTime("at");
            consent.refuseUnknown();
        }
    }

    /** Checks what a line has beside SKU, units and amounts. */
    static void line(RequestReader f) {
        f.optionalVerbatim("gtin", GTIN_MAX);
        f.optionalVerbatim("uom", WORD_MAX);
        f.optionalWhole("listPriceMinor", 0, Limits.AMOUNT_MINOR_MAX, 0);
        f.optionalVerbatim("taxCode", Limits.CODE_CHARACTERS_MAX);
        f.optionalVerbatim("personalization", LONG_TEXT_MAX);
        attributes(f);
    }

    private static void party(@Nullable RequestReader f) {
        if (f == null) {
            return;
        }
        f.line("name", Limits.NAME_CHARACTERS_MAX);
        for (var name : List.of("company", "line1", "line2", "city")) {
            f.optionalVerbatim(name, Limits.NAME_CHARACTERS_MAX);
        }
        f.optionalVerbatim("email", EMAIL_MAX);
        f.optionalVerbatim("phone", AddressReader.PHONE_MAX);
        f.optionalVerbatim("taxId", Limits.CODE_CHARACTERS_MAX);
        f.optionalVerbatim("region", AddressReader.REGION_MAX);
        f.optionalVerbatim("postalCode", Limits.POSTAL_CODE_CHARACTERS_MAX);
        if (f.has("country")) {
            AddressReader.country(f);
        }
        f.refuseUnknown();
    }

    private static void origin(@Nullable RequestReader f) {
        if (f == null) {
            return;
        }
        f.optionalVerbatim("actor", Limits.CODE_CHARACTERS_MAX);
        f.optionalVerbatim("device", DEVICE_MAX);
        f.optionalVerbatim("ip", IP_MAX);
        f.optionalVerbatim("app", Limits.CODE_CHARACTERS_MAX);
        f.refuseUnknown();
    }

    private static void tender(RequestReader f) {
        f.choice("type", TENDERS);
        f.optionalChoice("custodian", CUSTODIANS, "");
        f.optionalVerbatim("provider", Limits.CODE_CHARACTERS_MAX);
        f.optionalVerbatim("reference", Limits.CODE_CHARACTERS_MAX);
        f.optionalVerbatim("token", Limits.CODE_CHARACTERS_MAX);
        f.optionalWhole("amountMinor", 0, Limits.AMOUNT_MINOR_MAX, 0);
        f.optionalVerbatim("networkTransactionId", Limits.CODE_CHARACTERS_MAX);
        f.optionalChoice("state", TENDER_STATES, "");
        f.optionalWhole("refundSequence", 1, LIST_MAX, 1);
        f.refuseUnknown();
    }

    private static void relation(RequestReader f) {
        f.choice("type", RELATIONS);
        f.verbatim("reference", Limits.CODE_CHARACTERS_MAX);
        f.refuseUnknown();
    }

    private static void policy(RequestReader f) {
        f.verbatim("kind", Limits.CODE_CHARACTERS_MAX);
        f.verbatim("reference", Limits.CODE_CHARACTERS_MAX);
        f.refuseUnknown();
    }

    private static void externalIds(RequestReader f) {
        for (var id : f.optionalList("externalIds", LIST_MAX)) {
            id.verbatim("system", Limits.CODE_CHARACTERS_MAX);
            id.optionalVerbatim("type", Limits.CODE_CHARACTERS_MAX);
            id.verbatim("value", Limits.CODE_CHARACTERS_MAX);
            id.refuseUnknown();
        }
    }

    private static void permalink(RequestReader f) {
        if (f.has("permalink")) {
            var link = f.verbatim("permalink", LONG_TEXT_MAX);
            if (!link.isEmpty() && !LINK.matcher(link).matches()) {
                f.violation("permalink", ViolationCode.WRONG_FORMAT, "must be an address that begins with https://");
            }
        }
    }

    private static void locale(RequestReader f) {
        if (f.has("locale")) {
            var locale = f.text("locale", LOCALE, "a language, and a country where it matters, such as de-DE");
            if (locale.length() > LOCALE_MAX) {
                f.violation("locale", ViolationCode.TOO_LONG, "has " + locale.length() + " characters; at most 35");
            }
        }
    }

    private static void attributes(RequestReader f) {
        RequestAttributes.check(f, "attributes", ATTRIBUTES_MAX, ATTRIBUTE_CHARACTERS_MAX);
    }
}
