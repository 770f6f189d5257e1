package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Intake takes the messages of {@code examples/} and of the docs. */
class ExamplesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    /** A file that a page writes: {@code cat > FILE <<'END'}. */
    private static final Pattern WRITTEN =
            Pattern.compile("cat > (channels/\\S+) <<'END'\\n(.*?)\\nEND\\n", Pattern.DOTALL);

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

    @Test
    void theChannelOfTheHowToMapsItsExampleAsItSays(@TempDir Path folder) throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/how-to/add-a-channel.md"));
        for (var file : WRITTEN.matcher(page).results().toList()) {
            var to = folder.resolve(file.group(1));
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.group(2));
        }
        var corner = folder.resolve("channels/corner");
        var message = EngineJson.MAPPER.readTree(Folders.bytes(corner.resolve("examples/two-mugs.json")));

        var channel = ChannelFolders.channel(corner, name -> "secret");

        assertThat(channel.check(message)).isEmpty();
        assertThat(EngineJson.tree(channel.mapping().apply(message).getFirst().toString()))
                .isEqualTo(
                        EngineJson.MAPPER.readTree(Folders.bytes(corner.resolve("examples/two-mugs.expected.json"))));
    }

    @Test
    void aNameThatIsNullIsNoWordAndAPlaceWithoutACityIsItsRegion() {
        var shopify = (ObjectNode) file("shopify-order.json");
        ((ObjectNode) shopify.get("shipping_address"))
                .putNull("name")
                .putNull("first_name")
                .put("last_name", "Prova");
        var amazon = (ObjectNode) file("amazon-order.json");
        var address = amazon.has("order") ? amazon.get("order") : amazon;
        ((ObjectNode) address.at("/recipient/deliveryAddress"))
                .put("countryCode", "JP")
                .put("stateOrRegion", "Tokyo")
                .put("city", "")
                .remove("municipality");

        assertThat(channel("shopify")
                        .mapping()
                        .apply(shopify)
                        .getFirst()
                        .at("/order/shipTo/name")
                        .asString())
                .isEqualTo("Prova");
        assertThat(channel("amazon")
                        .mapping()
                        .apply(amazon)
                        .getFirst()
                        .at("/order/shipTo/city")
                        .asString())
                .isEqualTo("Tokyo");
    }

    @Test
    void aMappingThatFailsNamesTheValueThatItCanNotRead() {
        var order = (ObjectNode) file("shopify-order.json");
        ((ObjectNode) order.at("/line_items/0")).put("price", "12.3456");

        assertThatThrownBy(() -> channel("shopify").mapping().apply(order))
                .isInstanceOf(ChannelMapping.Failed.class)
                .hasMessage("not an amount in USD: 12.3456")
                .extracting(e -> ((ChannelMapping.Failed) e).pointer())
                .isEqualTo("/line_items/0/price");
    }

    @Test
    void aQuantityBeyondAllNumbersIsAViolationAndNotASyntaxError() {
        for (var quantity : List.of("1e20", "1e400", "99999999999999999999", "1.5")) {
            var raw = new String(Folders.bytes(EXAMPLES.resolve("order.json")), StandardCharsets.UTF_8)
                    .replaceFirst("\"quantity\": *\\d+", "\"quantity\": " + quantity);

            assertThat(violations(MessageBodies.MAPPER.readTree(raw)))
                    .as(quantity)
                    .extracting(Violation::pointer)
                    .containsExactly("/lines/0/quantity");
        }
    }

    @Test
    void aNumberThatTheSchemaCanNotCompareIsAViolationToo() {
        for (var quantity : List.of("1e20", "1e400", "-1e19")) {
            var raw = new String(Folders.bytes(EXAMPLES.resolve("shopify-order.json")), StandardCharsets.UTF_8)
                    .replaceFirst("\"quantity\": *\\d+", "\"quantity\": " + quantity);

            assertThat(channel("shopify").check(MessageBodies.MAPPER.readTree(raw)))
                    .as(quantity)
                    .extracting(v -> v.pointer() + " " + v.code())
                    .containsExactly("/line_items/0/quantity out-of-range");
        }
    }

    private static ChannelDefinition channel(String name) {
        return ChannelFolders.channel(Folders.channels().resolve(name), _ -> "secret");
    }

    private static JsonNode mapped(String channel, String file) {
        var read = ChannelFolders.channel(Folders.channels().resolve(channel), name -> "secret");
        assertThat(read.check(file(file))).isEmpty();
        return read.mapping().apply(file(file)).getFirst().path("order");
    }

    private static List<Violation> violations(JsonNode order) {
        return CanonicalReader.read(order, new OrderId(1), NOW).violations();
    }

    private static JsonNode file(String name) {
        return EngineJson.MAPPER.readTree(Folders.bytes(EXAMPLES.resolve(name)));
    }
}
