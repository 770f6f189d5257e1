package io.crossdock.orders.change;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.shared.GroupRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the document of an agreement's next version. Pure; the document of before stays as it is. */
public final class AgreementEdit {

    private static final String TOTAL = "totalMinor";
    private static final String SHIP_TO = "shipTo";
    private static final String DELIVERY = "delivery";
    private static final String LINES = "lines";
    private static final String CHARGES = "charges";

    private final ObjectNode document;
    /** What says how the group reaches its recipient. */
    private final ObjectNode head;

    private AgreementEdit(ObjectNode document, int group) {
        this.document = document;
        this.head = document.path("deliveryGroups").get(group - 1) instanceof ObjectNode named ? named : document;
    }

    /** Edits of an order as a whole, or with one delivery group. */
    public static AgreementEdit of(Agreement before) {
        return of(before, GroupRef.FIRST);
    }

    /** @param group number of the delivery group whose address, way and notes are edited */
    public static AgreementEdit of(Agreement before, int group) {
        return new AgreementEdit((ObjectNode) before.tree().deepCopy(), group);
    }

    /** The agreement that the edits make. */
    public Agreement made() {
        return Agreement.of(document);
    }

    /** The goods go to another address. */
    public AgreementEdit shipTo(Address address) {
        head.set(SHIP_TO, json(address));
        return this;
    }

    /** The goods reach their customer in another way. */
    public AgreementEdit deliver(DeliveryMethod way, String service) {
        head.put("fulfillment", way.kind());
        head.put("service", service);
        if (way.node() == null) {
            head.remove("node");
        } else {
            head.put("node", way.node());
        }
        return this;
    }

    /** What the customer pays more for shipping; below zero: less. */
    public AgreementEdit shipping(long moneyMinor, String reasonCode) {
        if (moneyMinor != 0) {
            var charges = document.get(CHARGES) instanceof ArrayNode known ? known : document.putArray(CHARGES);
            charges.addObject()
                    .put("category", "shipping")
                    .put("name", reasonCode)
                    .put("amountMinor", moneyMinor)
                    .put("payer", "customer");
            document.put(TOTAL, document.path(TOTAL).asLong(0) + moneyMinor);
        }
        return this;
    }

    /** A further line, which the total has, too. */
    public AgreementEdit add(NewLine line) {
        var lines = document.get(LINES) instanceof ArrayNode known ? known : document.putArray(LINES);
        var json = lines.addObject();
        json.put("line", line.line());
        put(json, "reference", line.reference());
        json.put("sku", line.sku());
        json.put("title", line.title());
        json.put("quantity", line.quantity());
        json.put("unitPriceMinor", line.unitPriceMinor());
        json.put("discountMinor", line.discountMinor());
        json.put("taxMinor", line.taxMinor());
        document.put(TOTAL, document.path(TOTAL).asLong(0) + line.totalMinor());
        return this;
    }

    /** A field of the delivery; empty: it is taken out, null: it stays. */
    public AgreementEdit delivery(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var delivery = head.get(DELIVERY) instanceof ObjectNode known ? known : head.putObject(DELIVERY);
        if (value.isEmpty()) {
            delivery.remove(field);
        } else {
            delivery.put(field, value);
        }
        return this;
    }

    /**
     * A charge that takes something off. That of a line is part of the line's discount, so that lines and charges add
     * up to the total as before.
     */
    public AgreementEdit lower(ChangeAction.LowerPrice price, String reasonCode) {
        var charges = document.get(CHARGES) instanceof ArrayNode known ? known : document.putArray(CHARGES);
        var charge = charges.addObject();
        charge.put("category", "discount");
        charge.put("name", reasonCode);
        charge.put("amountMinor", -price.amountMinor());
        if (price.line() != null) {
            charge.put("line", price.line());
            line(price.line())
                    .put(
                            "discountMinor",
                            line(price.line()).path("discountMinor").asLong(0) + price.amountMinor());
        }
        charge.put("payer", "seller");
        document.put(TOTAL, document.path(TOTAL).asLong(0) - price.amountMinor());
        return this;
    }

    /** The units of lines that are canceled by now. What was ordered, and its amounts, stay. */
    public AgreementEdit canceled(List<OrderLine> lines) {
        for (var line : lines) {
            if (line.canceled() > 0) {
                line(line.line()).put("canceled", line.canceled());
            }
        }
        return this;
    }

    private ObjectNode line(int number) {
        if (document.path(LINES).get(number - 1) instanceof ObjectNode line) {
            return line;
        }
        throw new IllegalStateException("the agreement has no line " + number);
    }

    /** An address as the agreement has it. */
    public static ObjectNode json(Address a) {
        var json = EngineJson.MAPPER.createObjectNode();
        put(json, "name", a.name());
        put(json, "company", a.company());
        put(json, "line1", a.line1());
        put(json, "line2", a.line2());
        put(json, "city", a.city());
        put(json, "region", a.region());
        put(json, "postalCode", a.postalCode().isEmpty() ? null : a.postalCode());
        put(json, "country", a.country());
        put(json, "phone", a.phone());
        return json;
    }

    /** The address that {@link #json} wrote. */
    public static Address address(JsonNode json) {
        return new Address(
                json.path("name").asString(""),
                json.path("line1").asString(""),
                text(json, "line2"),
                json.path("city").asString(""),
                text(json, "region"),
                json.path("postalCode").asString(""),
                json.path("country").asString(""),
                text(json, "phone"),
                text(json, "company"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asString() : null;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
