package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.channels.update.KeptParts;
import io.crossdock.orders.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is only kept parks no order, and what is needed does. */
class KeptPartsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void leavesOutWhatCanNotBeKeptAndSaysSo() {
        var order = CanonicalReaderTest.tree();
        order.putObject("billTo").put("country", "ZZ").put("city", "Paris");
        order.putArray("tags").add("vip").add(7);
        order.putArray("tenders").addObject().put("amountMinor", 1);
        ((ObjectNode) order.get("customer")).put("email", "no address").put("phone", "9".repeat(60));
        ((ObjectNode) order.at("/charges/0")).put("code", "c".repeat(201));

        var rest = KeptParts.without(order, read(order).violations());

        assertThat(rest).isNotNull();
        assertThat(read(rest).violations()).isEmpty();
        assertThat(rest.has("billTo")).as("it has no name").isFalse();
        assertThat(rest.has("tags")).isFalse();
        assertThat(rest.has("tenders")).isFalse();
        assertThat(rest.at("/charges/0").has("code")).isFalse();
        assertThat(rest.at("/customer/name").asString()).isEqualTo("Ada Lovelace");
        assertThat(rest.at("/attributes").get(KeptParts.LEFT_OUT).asString())
                .contains("/billTo/country", "/tags/1", "/customer/phone", "/charges/0/code");
        assertThat(order.has("tags")).as("the order that was sent").isTrue();
    }

    @Test
    void waitsForAPersonWhereSomethingIsNeeded() {
        var order = CanonicalReaderTest.tree();
        order.putArray("tags").add(7);
        ((ObjectNode) order.get("shipTo")).put("country", "ZZ");

        assertThat(KeptParts.without(order, read(order).violations())).isNull();
        assertThat(KeptParts.without(CanonicalReaderTest.tree(), java.util.List.of()))
                .isNull();
    }

    private static CanonicalReader.Result read(ObjectNode order) {
        return CanonicalReader.read(order, new OrderId(1), NOW);
    }
}
