package io.crossdock.policy.fact;

import static io.crossdock.policy.fact.FactOrigin.READ;
import static io.crossdock.policy.fact.FactOrigin.STAGE;
import static io.crossdock.policy.fact.FactOrigin.START;
import static io.crossdock.policy.fact.FactSubject.COLLECTION;
import static io.crossdock.policy.fact.FactSubject.COMPENSATION;
import static io.crossdock.policy.fact.FactSubject.EXTENSION;
import static io.crossdock.policy.fact.FactSubject.FULFILLMENT;
import static io.crossdock.policy.fact.FactSubject.MESSAGE;
import static io.crossdock.policy.fact.FactSubject.ORDER;
import static io.crossdock.policy.fact.FactSubject.RETURN;

import io.crossdock.platform.NearestWord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one list of facts. {@code GET /v1/facts} and {@code docs/reference/facts.md} are made of it; conditions and
 * tables are checked against it. No fact is renamed or taken away, since saved documents name it.
 */
public final class FactCatalog {

    /** Prefix of facts that are attributes of an order: what follows is the key that the channel sends. */
    public static final String ATTRIBUTE = "attribute.";

    /** Prefix of facts that are attributes of an order's lines. */
    public static final String LINE_ATTRIBUTE = "lineAttribute.";

    private static final int KEY_MAX = 100;
    private static final String MINOR = "minor units of the order's currency";
    private static final String UNITS = "base units";
    private static final String NOT_SENT = "the channel does not send it";
    private static final String NO_SELLER = "neither the order nor its channel names one";
    private static final FactRange METHODS =
            FactRange.of("ship", "pickup", "curbside", "ship-to-store", "same-day", "digital");
    private static final long LINES_MAX = 1_000_000;
    private static final long GROUPS_MAX = 20;

    private static final List<FactDefinition> ALL = List.of(
            // of an order: given at its capture
            text(START, "channel", "name of the sales channel", ""),
            number(START, "totalMinor", range(0, MINOR), "total as it was agreed at the capture"),
            text(START, "currency", "ISO 4217, of all amounts of the order", ""),
            number(START, "lines", range(1, LINES_MAX, "lines"), "number of order lines"),
            flag(START, "collected", "the channel has the customer's money"),
            flag(START, "sameDay", "sold for delivery the same day"),
            flag(START, "servicesOnly", "it has no goods: nothing of it is sent"),
            // of an order: set by stages
            flag(STAGE, "unpaid", "the channel has the order and not the money"),
            flag(STAGE, "cancelAsked", "the buyer asks to cancel, and nobody has decided yet"),
            flag(STAGE, "recalled", "somebody asked the nodes to stop, to cancel the order"),
            flag(STAGE, "givenBack", "a node gave units back, or was short"),
            flag(STAGE, "paidNotAllocated", "the case paid-not-allocated was raised for it"),
            flag(STAGE, "waited", "it has waited for stock"),
            text(STAGE, "keptBack", "why a short order may not have units that are available", "none are available"),
            flag(STAGE, "kits", "it has kits and was released"),
            flag(STAGE, "paused", "nodes were asked to stop until it is decided whether it is canceled"),
            number(STAGE, "shippedBefore", range(0, UNITS), "units that had left when somebody asked to cancel"),
            flag(STAGE, "canceledTooLate", "the case cancel-too-late was raised for it"),
            flag(STAGE, "holdsAsked", "the decision table hold was asked about it"),
            flag(
                    STAGE,
                    "undelivered",
                    "goods left, and their customer has none of them: lost, or back at their sender"),
            flag(STAGE, "chargedAtOrder", "it is charged before its release, by the decision table capture"),
            // of an order: read when asked for
            text(READ, "brand", "code of the brand; the channel's word while master data lacks it", NO_SELLER),
            text(READ, "legalEntity", "code of the company that sells; likewise the channel's word", NO_SELLER),
            text(READ, "entityCountry", "of that company, ISO 3166-1, as master data has it now", "it is not known"),
            number(READ, "groups", range(1, GROUPS_MAX, "groups"), "number of delivery groups"),
            list(READ, "methods", "delivery methods of its groups"),
            text(READ, "country", "of the first delivery group's address, ISO 3166-1, two capital letters", ""),
            text(READ, "region", "state, province or county of the delivery address", NOT_SENT),
            words(READ, "method", METHODS, "of the first group"),
            text(READ, "service", "service that the customer bought", ""),
            text(READ, "pickupNode", "node where the customer collects it", "a carrier delivers it"),
            text(READ, "tier", "kind of customer, as the channel sends it", NOT_SENT),
            ranged(READ, "customerKind", FactRange.of("person", "company"), "who bought it", NOT_SENT),
            text(READ, "locale", "language of the customer, such as de-AT", NOT_SENT),
            list(READ, "tags", "tags of the order"),
            list(READ, "skus", "SKUs of its goods, as ordered"),
            list(READ, "lineTypes", "types of its lines: goods, service, fee, donation"),
            list(READ, "traits", "traits of any of its SKUs, as master data has them now"),
            flag(READ, "preorder", "placed before the day on which one of its SKUs goes on sale"),
            number(READ, "units", range(1, UNITS), "units of all lines, as ordered"),
            number(READ, "openUnits", range(0, UNITS), "units that are still to be sent"),
            number(READ, "canceledUnits", range(0, UNITS), "units that will not be sent"),
            number(READ, "shippedUnits", range(0, UNITS), "units that left a node, also those delivered since"),
            number(READ, "deliveredUnits", range(0, UNITS), "units that arrived, also those returned since"),
            number(READ, "returnedUnits", range(0, UNITS), "units that came back"),
            number(READ, "lostUnits", range(0, UNITS), "shipped units that were lost"),
            number(READ, "highestPriceMinor", range(0, MINOR), "highest price of one unit"),
            number(READ, "shippingMinor", range(0, MINOR), "what the customer pays for shipping"),
            number(READ, "weightGrams", range(0, "grams"), "of all units, as master data has them now"),
            number(READ, "version", range(1, "version"), "number of the agreement's version in force"),
            words(READ, "payment", FactRange.of("card", "collected"), "who has the money: card is asked by Crossdock"),
            list(READ, "tenders", "types of the tenders that the channel names, such as gift-card"),
            number(READ, "capturedMinor", range(0, MINOR), "money taken so far, with evidence"),
            number(READ, "refundedMinor", range(0, MINOR), "money paid back so far, with evidence"),
            number(READ, "owedMinor", range(0, MINOR), "what a channel that has the money has to pay back"),
            list(READ, "nodes", "nodes that work or worked on it"),
            list(
                    READ,
                    "nodeKinds",
                    "kinds of these nodes: store, dc, three_pl, drop_ship; as master data has them now"),
            list(READ, "nodeEntities", "legal entities of these nodes, as master data has them now"),
            new FactDefinition(
                    "waitDays",
                    ORDER,
                    FactKind.NUMBER,
                    READ,
                    range(0, "days"),
                    "until the date that its customer was told while it waits for goods",
                    "none was told, or it is withdrawn"),
            number(
                    READ,
                    "delays",
                    range(0, "delays"),
                    "delays of which the table backorder-consent was asked; while it is asked, with this one"),
            flag(READ, "mayMessageCustomer", "its channel lets the retailer write to its customers"),
            flag(READ, "open", "it has not ended"),
            number(READ, "ageHours", range(0, "hours"), "since the customer placed it; 0 if that is yet to come"),
            words(
                    READ,
                    "weekday",
                    FactRange.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                    "of now, in UTC"),
            number(READ, "hour", range(0, 23, "hour"), "of now, in UTC"),
            of(ORDER, READ, "date", FactKind.DAY, FactRange.ANY, "today, in UTC"),
            // of a fulfillment or pickup
            of(FULFILLMENT, START, "node", FactKind.TEXT, FactRange.ANY, "node that has the work"),
            of(
                    FULFILLMENT,
                    START,
                    "kind",
                    FactKind.TEXT,
                    FactRange.of("store", "dc", "three_pl", "drop_ship", "unknown"),
                    "kind of the node as the work was released; unknown: master data had no such node"),
            of(FULFILLMENT, START, "service", FactKind.TEXT, FactRange.ANY, "service that the customer bought"),
            of(
                    FULFILLMENT,
                    START,
                    "lines",
                    FactKind.NUMBER,
                    range(1, LINES_MAX, "lines"),
                    "number of lines of the work"),
            optional(FULFILLMENT, STAGE, "lostKits", "whole kits that are lost with it, as line:quantity", "none are"),
            of(FULFILLMENT, STAGE, "cameBack", FactKind.FLAG, FactRange.ANY, "its parcel is at the node again"),
            // of a return
            of(RETURN, START, "channel", FactKind.TEXT, FactRange.ANY, "channel of its order"),
            of(RETURN, START, "lines", FactKind.NUMBER, range(1, LINES_MAX, "lines"), "number of its lines"),
            of(RETURN, START, "units", FactKind.NUMBER, range(0, UNITS), "units that are expected"),
            // of a message, a collection, a compensation and an extension
            of(MESSAGE, START, "template", FactKind.TEXT, FactRange.ANY, "what it tells, such as parcel-shipped"),
            of(
                    COLLECTION,
                    START,
                    "fulfillment",
                    FactKind.NUMBER,
                    range(1, "id"),
                    "fulfillment whose invoice is not paid"),
            of(
                    COMPENSATION,
                    START,
                    "amountMinor",
                    FactKind.NUMBER,
                    range(0, MINOR),
                    "what has to be paid back: a lowered price, or what was charged and is not sent"),
            of(
                    EXTENSION,
                    START,
                    "amountMinor",
                    FactKind.NUMBER,
                    range(0, MINOR),
                    "what has to be authorized more for a change of the order"),
            of(EXTENSION, START, "extendedOrder", FactKind.NUMBER, range(1, "id"), "order that is to cost more"));

    private static final Map<FactSubject, Map<String, FactDefinition>> VISIBLE = List.of(FactSubject.values()).stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), FactCatalog::visibleTo));

    private FactCatalog() {}

    /** All facts, those of orders first. */
    public static List<FactDefinition> all() {
        return ALL;
    }

    /** Facts that a subject of this kind may ask for, by name: its own, and those of its order. */
    public static Collection<FactDefinition> visible(FactSubject about) {
        return byName(about).values();
    }

    /** A fact that a subject of this kind may ask for; attributes of orders by their prefix. */
    public static Optional<FactDefinition> find(FactSubject about, String name) {
        var found = Optional.ofNullable(byName(about).get(name));
        return found.isPresent() ? found : attribute(name);
    }

    /** A sentence about a name that is no fact, with the nearest word. */
    public static String unknown(FactSubject about, String name) {
        var known = byName(about).keySet();
        var near = NearestWord.of(name, known).map(word -> "; did you mean " + word + "?");
        return "is no fact of " + article(about) + near.orElse("; GET /v1/facts has all of them");
    }

    private static String article(FactSubject about) {
        return (about == ORDER ? "an " : "a ") + about.text();
    }

    private static Map<String, FactDefinition> byName(FactSubject about) {
        return java.util.Objects.requireNonNull(VISIBLE.get(about));
    }

    private static Map<String, FactDefinition> visibleTo(FactSubject about) {
        var byName = new TreeMap<String, FactDefinition>();
        for (var fact : ALL) {
            boolean ofItsOrder = fact.about() == ORDER && fact.origin() != STAGE;
            if (fact.about() == about || ofItsOrder) {
                byName.merge(fact.name(), fact, (a, b) -> a.about() == about ? a : b);
            }
        }
        return new LinkedHashMap<>(byName);
    }

    private static Optional<FactDefinition> attribute(String name) {
        if (name.length() > KEY_MAX) {
            return Optional.empty();
        }
        if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
            return Optional.of(text(READ, name, "attribute of the order, as its channel sends it", NOT_SENT));
        }
        return name.startsWith(LINE_ATTRIBUTE) && name.length() > LINE_ATTRIBUTE.length()
                ? Optional.of(list(READ, name, "attribute of any line, as the channel sends it"))
                : Optional.empty();
    }

    private static FactRange range(long min, String unit) {
        return range(min, Long.MAX_VALUE, unit);
    }

    private static FactRange range(long min, long max, String unit) {
        return FactRange.of(min, max, unit);
    }

    private static FactDefinition text(FactOrigin origin, String name, String meaning, String absent) {
        return ranged(origin, name, FactRange.ANY, meaning, absent);
    }

    private static FactDefinition words(FactOrigin origin, String name, FactRange range, String meaning) {
        return ranged(origin, name, range, meaning, "");
    }

    private static FactDefinition ranged(
            FactOrigin origin, String name, FactRange range, String meaning, String absent) {
        return new FactDefinition(name, ORDER, FactKind.TEXT, origin, range, meaning, absent);
    }

    private static FactDefinition number(FactOrigin origin, String name, FactRange range, String meaning) {
        return of(ORDER, origin, name, FactKind.NUMBER, range, meaning);
    }

    private static FactDefinition flag(FactOrigin origin, String name, String meaning) {
        return of(ORDER, origin, name, FactKind.FLAG, FactRange.ANY, meaning);
    }

    private static FactDefinition list(FactOrigin origin, String name, String meaning) {
        return of(ORDER, origin, name, FactKind.WORDS, FactRange.ANY, meaning);
    }

    private static FactDefinition optional(
            FactSubject about, FactOrigin origin, String name, String meaning, String absent) {
        return new FactDefinition(name, about, FactKind.TEXT, origin, FactRange.ANY, meaning, absent);
    }

    private static FactDefinition of(
            FactSubject about, FactOrigin origin, String name, FactKind kind, FactRange range, String meaning) {
        return new FactDefinition(name, about, kind, origin, range, meaning, "");
    }
}
