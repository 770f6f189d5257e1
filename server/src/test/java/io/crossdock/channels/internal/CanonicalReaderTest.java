package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.crossdock.orders.Address;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
             "shippingMinor":499,"charges":[{"category":"discount","amountMinor":-99}],"totalMinor":4850,
             "payment":{"method":"card","token":"tok_1","reference":null},"holdId":"H123"}
            """;

    /** An order that says everything that can be said. */
    private static final String FULL = """
            {"channel":"web","reference":"W-2","placedAt":"2026-11-23T10:15:30+01:00","currency":"EUR",
             "customer":{"name":"Ada Lovelace","email":"ada@example.com","kind":"company","company":"Engines Ltd",
                         "taxId":"GB123","locale":"en-GB","tier":"gold",
                         "externalIds":[{"system":"crm","type":"contact","value":"C-1"}],
                         "consents":[{"kind":"marketing-mail","given":false,"at":"2026-11-23T09:00:00Z"}]},
             "shipTo":{"name":"Ada Lovelace","company":"Engines Ltd","line1":"1 Main St","city":"Berlin",
                       "postalCode":"10115","country":"DE"},
             "lines":[{"reference":"L1","sku":"MUG","quantity":2,"unitPriceMinor":1000,"discountMinor":100,
                       "taxMinor":190,"type":"goods","gtin":"4006381333931","uom":"piece","listPriceMinor":1200,
                       "taxCode":"standard","personalization":"For Bob","attributes":{"shop.color":"blue"}}],
             "charges":[{"id":"s","category":"shipping","name":"Parcel","code":"DHL","amountMinor":600,
                         "taxCode":"freight","refundable":true,"allocation":"first-shipment","payer":"customer"},
                        {"category":"discount","of":"s","amountMinor":-100},
                        {"category":"discount","line":1,"code":"TEN","amountMinor":-100,"payer":"marketplace"},
                        {"id":"g","category":"gift-wrap","line":1,"amountMinor":300},
                        {"category":"discount","name":"Loyalty","amountMinor":-50}],
             "taxes":[{"line":1,"name":"VAT","type":"vat","jurisdiction":"DE","rate":0.1,"baseMinor":1900,
                       "amountMinor":190,"included":false,"remittedBy":"seller","reference":"t-1"},
                      {"charge":"s","name":"VAT","amountMinor":95,"included":false},
                      {"charge":"g","name":"VAT","amountMinor":48,"included":true}],
             "priceIncludesTax":false,"totalMinor":2935,
             "payment":{"method":"collected","reference":"P-1","state":"paid"},
             "tenders":[{"type":"gift-card","custodian":"channel","provider":"cards","reference":"GC-1",
                         "amountMinor":500,"networkTransactionId":"N-1","state":"captured","refundSequence":1},
                        {"type":"card","amountMinor":2435}],
             "orderNumber":"#1001","customerOrderNumber":"C-77","purchaseOrder":"PO-1","legalEntity":"DE01",
             "brand":"north","locale":"de-DE","permalink":"https://shop.example/o/1",
             "billTo":{"name":"Engines Ltd","company":"Engines Ltd","email":"bills@example.com","phone":"1",
                       "taxId":"GB1","line1":"2 Main St","line2":"3rd floor","city":"Berlin","region":"BE",
                       "postalCode":"10115",
                       "country":"DE"},
             "soldTo":{"name":"Engines Group"},
             "delivery":{"wantedFrom":"2026-11-24T08:00:00Z","wantedUntil":"2026-11-28T08:00:00Z",
                         "shipFrom":"2026-11-23T08:00:00Z","shipBy":"2026-11-25T08:00:00Z",
                         "deliverBy":"2026-11-29T08:00:00Z","pickupPerson":"Bob","giftMessage":"Hi",
                         "instructions":"Ring twice","incoterms":"DDP"},
             "origin":{"actor":"berta","device":"till 4","ip":"192.0.2.1","app":"pos"},
             "relatedOrders":[{"type":"exchange","reference":"W-1"}],
             "policies":[{"kind":"return","reference":"2026-01"}],
             "externalIds":[{"system":"erp","value":"0004711"}],
             "tags":["vip"],"attributes":{"shop.engraving":"x","shop.count":2,"shop.gift":true}}
            """;

    /** An order that goes to two places. */
    private static final String GROUPS = """
            {"channel":"web","reference":"W-3","placedAt":"2026-11-23T10:15:30+01:00","currency":"USD",
             "customer":{"name":"Ada Lovelace"},
             "deliveryGroups":[
                {"id":"store","fulfillment":"pickup","node":"S1","service":"standard",
                 "shipTo":{"name":"Ada Lovelace","line1":"1 Main St","city":"Springfield","country":"US"}},
                {"id":"gift","service":"express",
                 "shipTo":{"name":"Bob","line1":"2 Main St","city":"Springfield","region":"IL","country":"US"},
                 "delivery":{"giftMessage":"Hi","shipBy":"2026-11-25T08:00:00Z"}}],
             "lines":[{"deliveryGroup":"store","sku":"MUG","quantity":2,"unitPriceMinor":1000},
                      {"deliveryGroup":"gift","sku":"TEE","quantity":1,"unitPriceMinor":2500}],
             "totalMinor":4500,"payment":{"method":"card","token":"tok_1"}}
            """;

    /** An order that is mailed to one, and shipped to another. */
    private static final String DIGITAL = """
            {"channel":"web","reference":"W-4","placedAt":"2026-11-23T10:15:30+01:00","currency":"USD",
             "customer":{"name":"Ada Lovelace"},
             "deliveryGroups":[
                {"id":"mail","fulfillment":"digital",
                 "delivery":{"recipient":"Bob","email":"bob@example.com","giftMessage":"Hi"}},
                {"id":"parcel",
                 "shipTo":{"name":"Ada Lovelace","line1":"1 Main St","city":"Springfield","country":"US"}}],
             "lines":[{"deliveryGroup":"mail","sku":"CARD","quantity":1,"unitPriceMinor":1000,"type":"gift-card"},
                      {"deliveryGroup":"parcel","sku":"TEE","quantity":1,"unitPriceMinor":2500,"type":"goods"}],
             "totalMinor":3500,"payment":{"method":"card","token":"tok_1"}}
            """;

    @Test
    void digitalGoodsHaveARecipientAndNoAddress() {
        var order = Objects.requireNonNull(read(tree(DIGITAL)).order());

        assertThat(order.groups().getFirst().shipTo())
                .isEqualTo(new Address("Bob", "", null, "", null, "", "ZZ", null, null));
        assertThat(codes(DIGITAL.replace("gift-card", "goods"))).containsExactly("/lines/0/type not-allowed");
        assertThat(codes(DIGITAL.replace("\"goods\"", "\"digital\""))).containsExactly("/lines/1/type not-allowed");
        assertThat(codes(DIGITAL.replace("\"email\":\"bob@example.com\",", "")))
                .containsExactly("/deliveryGroups/0/delivery/email required");
        assertThat(codes(DIGITAL.replace("\"digital\"", "\"ship\"")))
                .contains("/deliveryGroups/0/shipTo required", "/deliveryGroups/0/delivery/recipient not-allowed");
    }

    private static List<String> codes(String body) {
        return read(tree(body)).violations().stream()
                .map(v -> v.pointer() + " " + v.code())
                .toList();
    }

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
        assertThat(order.amounts().totalMinor()).isEqualTo(4850);
        assertThat(order.holdId()).isEqualTo("H123");
    }

    @Test
    void readsWhatIsAgreedBesideTheLines() {
        var order = read(full()).order();

        assertThat(order).isNotNull();
        assertThat(order.amounts()).isEqualTo(new OrderAmounts(500, 395, 50, 2935));
        assertThat(order.shipTo().company()).isEqualTo("Engines Ltd");
        assertThat(order.agreement().document()).isEqualTo(full().toString());
        assertThat(order.agreement().hash()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "card | 4850 | 2026-12-01T00:00:00Z | ",
                "card | 4849 | 2026-12-01T00:00:00Z | /payment/authorization/amountMinor total-mismatch",
                "card | 4850 | 2026-11-23T12:00:00Z | /payment/authorization/expiresAt out-of-range",
                "collected | 4850 | 2026-12-01T00:00:00Z | /payment/authorization not-allowed",
            })
    void takesWhatTheCheckoutHasAuthorizedOfTheWholeOrder(String method, long amount, String expires, String fault) {
        var order = tree();
        ((ObjectNode) order.get("payment"))
                .put("method", method)
                .putObject("authorization")
                .put("reference", "A-1")
                .put("amountMinor", amount)
                .put("expiresAt", expires);

        var read = read(order);

        assertThat(read.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .isEqualTo(fault == null ? List.of() : List.of(fault));
        if (fault == null) {
            assertThat(read.order().payment().authorization().reference()).isEqualTo("A-1");
        }
    }

    @Test
    void takesADiscountOnEachOfManyLines() {
        var order = tree();
        var lines = order.putArray("lines");
        var charges = order.putArray("charges");
        for (int i = 1; i <= 500; i++) {
            lines.addObject()
                    .put("sku", "S" + i)
                    .put("quantity", 1)
                    .put("unitPriceMinor", 100)
                    .put("discountMinor", 10);
            charges.addObject().put("category", "discount").put("line", i).put("amountMinor", -10);
        }
        order.put("shippingMinor", 0).put("totalMinor", 45_000);

        assertThat(read(order).violations()).isEmpty();
    }

    @Test
    void readsWhatGoesWhere() {
        var order = read(tree(GROUPS)).order();

        assertThat(order).isNotNull();
        assertThat(order.groups())
                .extracting(g -> g.number() + " " + g.id() + " "
                        + g.fulfillment().kind() + " " + g.fulfillment().node() + " " + g.service() + " "
                        + g.shipTo().line1() + " " + g.lines())
                .containsExactly("1 store pickup S1 standard 1 Main St [1]", "2 gift ship null express 2 Main St [2]");
        assertThat(order.fulfillment().node()).isEqualTo("S1");
        assertThat(order.agreement()
                        .head(2)
                        .path("delivery")
                        .path("giftMessage")
                        .asString())
                .isEqualTo("Hi");
    }

    @Test
    void keepsNoTokenInTheAgreement() {
        var order = read(tree()).order();

        assertThat(order.agreement().document()).doesNotContain("tok_1").contains("\"method\":\"card\"");
        assertThat(order.payment().token()).isEqualTo("tok_1");
    }

    /** Each differs in one amount or name from an order that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/charges/2/amountMinor | -99 | /lines/0/discountMinor total-mismatch",
                "/taxes/0/amountMinor | 191 | /lines/0/taxMinor total-mismatch",
                "/taxes/1/amountMinor | 94 | /totalMinor total-mismatch",
                "/taxes/2/included | false | /totalMinor total-mismatch",
                "/taxes/1/charge | \"nothing\" | /taxes/1/charge unknown-charge",
                "/taxes/1/line | 1 | /taxes/1/charge not-allowed",
                "/charges/1/of | \"nothing\" | /charges/1/of unknown-charge",
                "/charges/3/of | \"s\" | /charges/3/of not-allowed",
                "/charges/3/id | \"s\" | /charges/3/id duplicate",
                "/charges/3/line | 2 | /charges/3/line unknown-line",
                "/charges/4/amountMinor | 50 | /charges/4/amountMinor out-of-range",
                "/charges/1/amountMinor | -601 | /charges total-mismatch",
                "/shippingMinor | 499 | /shippingMinor total-mismatch",
                "/adjustmentMinor | 1 | /adjustmentMinor not-allowed",
                "/permalink | \"javascript:alert(1)\" | /permalink wrong-format",
                "/billTo/country | \"XX\" | /billTo/country unknown-country",
                "/attributes/shop.list | [] | /attributes/shop.list wrong-type",
                "/tags/0 | \"  \" | /tags/0 blank",
            })
    void findsWhatDoesNotAddUp(String pointer, String value, String violation) {
        var order = full();
        set(order, pointer, MessageBodies.MAPPER.readTree(value));

        assertThat(read(order).violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .contains(violation);
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
        order.put("reference", "\tA-1 ");

        var read = read(order).order();

        assertThat(read.reference()).isEqualTo("A-1");
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
        for (var text : List.of(ORDER, FULL, GROUPS)) {
            for (var pointer : pointers("", tree(text))) {
                for (var value : VALUES) {
                    var order = tree(text);
                    set(order, pointer, MessageBodies.MAPPER.readTree(value));
                    cases++;
                    compare(pointer + " = " + value, order, differences);
                }
                var order = tree(text);
                remove(order, pointer);
                cases++;
                compare(pointer + " left out", order, differences);
            }
        }
        assertThat(cases).isGreaterThan(3_000);
        assertThat(differences).isEmpty();
    }

    private static final Set<ViolationCode> READER_ONLY = Set.of(
            ViolationCode.TOTAL_MISMATCH,
            ViolationCode.UNKNOWN_CURRENCY,
            ViolationCode.UNKNOWN_COUNTRY,
            ViolationCode.UNKNOWN_CHARGE,
            ViolationCode.UNKNOWN_LINE,
            ViolationCode.UNKNOWN_GROUP,
            ViolationCode.NOTHING,
            ViolationCode.DUPLICATE,
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
        return tree(ORDER);
    }

    private static ObjectNode full() {
        return tree(FULL);
    }

    private static ObjectNode tree(String order) {
        return (ObjectNode) MessageBodies.MAPPER.readTree(order);
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
