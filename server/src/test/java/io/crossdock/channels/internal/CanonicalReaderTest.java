package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the hand-written reader, and its agreement with the published schema. */
class CanonicalReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Schema SCHEMA = ChannelFolders.schema(new String(
            Folders.bytes(Folders.channels().resolve("canonical/order.schema.json")),
            java.nio.charset.StandardCharsets.UTF_8));

    static final String ORDER = """
            {"channel":"web","reference":"W-1","placedAt":"2026-11-23T10:15:30+01:00","currency":"USD",
             "customer":{"name":"Ada Lovelace","email":"ada@example.com","phone":"+1 555 0100"},
             "shipTo":{"name":"Ada Lovelace","line1":"1 Main St","line2":"Apt 2","city":"Springfield","region":"IL",
                       "postalCode":"62701","country":"US","phone":"+1 555 0100"},
             "service":"express",
             "lines":[{"line":1,"reference":"L1","sku":"MUG","title":"Mug","quantity":2,"unitPriceMinor":1000,
             "discountMinor":100,"taxMinor":50},
                      {"sku":"TEE","quantity":1,"unitPriceMinor":2500}],
             "shippingMinor":499,"adjustmentMinor":-99,"totalMinor":4850,
             "payment":{"method":"card","token":"tok_1","reference":null},"holdId":"H123"}
            """;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\"  \"",
            "\" a@b \"",
            "\"a\\nb\"",
            "\"x\"",
            "\"USD\"",
            "\"a@b\"",
            "\"2026-11-23T10:15:30Z\"",
            "-1",
            "0",
            "1",
            "1.0",
            "1.5",
            "600",
            "2000000000000",
            "99999999999999999999",
            "[]",
            "{}",
            "\"" + "x".repeat(600) + "\"",
            "\"a\\u0000b\"",
            "\"collected\"");

    @Test
    void readsAnOrder() {
        var order = read(tree()).order();

        assertThat(order).isNotNull();
        assertThat(order.placedAt()).isEqualTo("2026-11-23T09:15:30Z");
        assertThat(order.service()).isEqualTo("express");
        assertThat(order.lines().get(1).title()).isEqualTo("TEE");
        assertThat(order.lines().get(1).line()).isEqualTo(2);
        assertThat(order.totalMinor()).isEqualTo(4850);
        assertThat(order.holdId()).isEqualTo("H123");
    }

    @Test
    void namesAllViolationsAtOnce() {
        var order = tree();
        order.put("currency", "usd").put("colour", "red");
        ((ObjectNode) order.get("lines").get(0)).put("quantity", 0).remove("sku");
        ((ObjectNode) order.get("shipTo")).put("country", "XX");

        assertThat(read(order).violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactlyInAnyOrder(
                        "/colour unknown-field",
                        "/currency wrong-format",
                        "/lines/0/sku required",
                        "/lines/0/quantity out-of-range",
                        "/shipTo/country unknown-country");
    }

    @Test
    void cleansWhatGoesOnLabelsAndRefusesWhatIsBlank() {
        var order = tree();
        ((ObjectNode) order.get("customer")).put("email", " ada@example.com ").put("name", "Ada\r\nLovelace");
        ((ObjectNode) order.get("shipTo"))
                .put("line1", "1 Main St\r\nBcc: all\u0007")
                .put("line2", "  ");
        ((ObjectNode) order.get("lines").get(0)).put("sku", " MUG ");

        var read = read(order).order();

        assertThat(read.customer().email()).isEqualTo("ada@example.com");
        assertThat(read.customer().name()).isEqualTo("Ada Lovelace");
        assertThat(read.shipTo().line1()).isEqualTo("1 Main St Bcc: all");
        assertThat(read.shipTo().line2()).isNull();
        assertThat(read.lines().getFirst().sku()).isEqualTo("MUG");
        ((ObjectNode) order.get("shipTo")).put("line1", "   ").put("city", "\r\n");
        assertThat(read(order).violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly("/shipTo/line1 blank", "/shipTo/city blank");
    }

    @Test
    void takesKosovoAndLongLinesAndRefusesCurrenciesThatHaveEnded() {
        var order = tree();
        ((ObjectNode) order.get("shipTo")).put("country", "XK").put("line1", "R".repeat(255));

        assertThat(read(order).violations()).isEmpty();
        for (var gone : List.of("HRK", "DEM", "XXX")) {
            order.put("currency", gone);
            assertThat(read(order).violations())
                    .as(gone)
                    .extracting(Violation::code)
                    .containsExactly(ViolationCode.UNKNOWN_CURRENCY);
        }
        for (var used : List.of("EUR", "CHF", "XOF", "ISK", "TND", "CLP", "TRY")) {
            order.put("currency", used);
            assertThat(read(order).violations()).as(used).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/totalMinor | 4851 | /totalMinor total-mismatch",
                "/currency | \"ZZZ\" | /currency unknown-currency",
                "/placedAt | \"2026-11-24T12:00:01Z\" | /placedAt in-future",
                "/lines/0/discountMinor | 2001 | /lines/0/discountMinor above-line",
                "/lines/0/unitPriceMinor | 900000000000 | /lines/0/unitPriceMinor above-limit",
                "/lines/0/line | 2 | /lines/0/line out-of-order",
                "/reference | \"\\ud800\" | /reference wrong-format",
            })
    void findsWhatASchemaCanNotSay(String pointer, String value, String violation) {
        var order = tree();
        set(order, pointer, MessageBodies.MAPPER.readTree(value));

        assertThat(SCHEMA.validate(order)).isEmpty();
        assertThat(read(order).violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly(violation);
    }

    /**
     * Leaves out every field in turn, and replaces it by each of the values. Rules that only the reader has are not
     * compared.
     */
    @Test
    void agreesWithThePublishedSchema() {
        var differences = new ArrayList<String>();
        int cases = 0;
        for (var pointer : pointers("", tree())) {
            for (var value : VALUES) {
                var order = tree();
                set(order, pointer, MessageBodies.MAPPER.readTree(value));
                cases++;
                compare(pointer + " = " + value, order, differences);
            }
            var order = tree();
            remove(order, pointer);
            cases++;
            compare(pointer + " left out", order, differences);
        }
        assertThat(cases).isGreaterThan(700);
        assertThat(differences).isEmpty();
    }

    private static final Set<ViolationCode> READER_ONLY = Set.of(
            ViolationCode.TOTAL_MISMATCH,
            ViolationCode.UNKNOWN_CURRENCY,
            ViolationCode.UNKNOWN_COUNTRY,
            ViolationCode.IN_FUTURE,
            ViolationCode.OUT_OF_ORDER,
            ViolationCode.ABOVE_LIMIT,
            ViolationCode.ABOVE_LINE);

    private static void compare(String what, JsonNode order, List<String> differences) {
        var schema = SCHEMA.validate(order).stream()
                .map(ChannelDefinition::violation)
                .map(Violation::pointer)
                .collect(Collectors.toCollection(TreeSet::new));
        var reader = read(order).violations().stream()
                .filter(v -> !READER_ONLY.contains(v.code()))
                .map(Violation::pointer)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!schema.equals(reader)) {
            differences.add(what + ": schema " + schema + ", reader " + reader);
        }
    }

    private static CanonicalReader.Result read(JsonNode order) {
        return CanonicalReader.read(order, new OrderId(1), NOW);
    }

    static ObjectNode tree() {
        return (ObjectNode) MessageBodies.MAPPER.readTree(ORDER);
    }

    private static List<String> pointers(String at, JsonNode node) {
        var all = new ArrayList<String>();
        if (!at.isEmpty()) {
            all.add(at);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(p -> all.addAll(pointers(at + "/" + p.getKey(), p.getValue())));
        } else if (node instanceof ArrayNode array) {
            all.addAll(pointers(at + "/0", array.get(0)));
        }
        return all;
    }

    private static void set(ObjectNode order, String pointer, JsonNode value) {
        var parent = order.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
    }

    private static void remove(ObjectNode order, String pointer) {
        var parent = order.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(name));
        }
    }
}
