package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.crossdock.support.Repository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Intake takes the messages of {@code examples/} and of the docs. */
class ExamplesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Path EXAMPLES = Repository.root().resolve("examples");

    @Test
    void theOrderBreaksNoRule() {
        assertThat(violations(file("order.json"))).isEmpty();
    }

    @Test
    void theThirdOrderOfTheBatchHasAWrongTotalAndAnUnknownSku() {
        var orders = file("batch.json").get("orders");

        assertThat(orders.size()).isEqualTo(3);
        assertThat(violations(orders.get(0))).isEmpty();
        assertThat(violations(orders.get(1))).isEmpty();
        assertThat(violations(orders.get(2))).extracting(Violation::code).containsExactly(ViolationCode.TOTAL_MISMATCH);
        assertThat(orders.get(2).get("lines").get(0).get("sku").stringValue()).isEqualTo("NO-SUCH");
    }

    @Test
    void theChannelsOrdersBecomeCanonicalOnes() {
        assertThat(violations(mapped("shopify", "shopify-order.json"))).isEmpty();
        assertThat(violations(mapped("amazon", "amazon-order.json"))).isEmpty();
    }

    private static JsonNode mapped(String channel, String file) {
        var read = ChannelFolders.channel(Folders.channels().resolve(channel), name -> "secret");
        assertThat(read.check(file(file))).isEmpty();
        return read.mapping().apply(file(file)).getFirst();
    }

    private static List<Violation> violations(JsonNode order) {
        return CanonicalReader.read(order, new OrderId(1), NOW).violations();
    }

    private static JsonNode file(String name) {
        return EngineJson.MAPPER.readTree(Folders.bytes(EXAMPLES.resolve(name)));
    }
}
