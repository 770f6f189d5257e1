package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.engine.Json;
import io.crossdock.orders.OrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every channel folder with its examples, and the vendors' own files where they are at hand. */
class ChannelFoldersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Map<String, ChannelDefinition> CHANNELS =
            ChannelFolders.read(Folders.channels(), name -> "secret");

    static Stream<Path> examples() {
        return CHANNELS.keySet().stream().flatMap(name -> {
            try (var files = Files.list(Folders.channels().resolve(name).resolve("examples"))) {
                return files.filter(f -> !f.toString().endsWith(".expected.json")).sorted().toList().stream();
            } catch (IOException e) {
                throw new AssertionError("channel " + name + " has no examples", e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mapsItsExamplesAsExpected(Path example) {
        var channel = CHANNELS.get(example.getParent().getParent().getFileName().toString());
        var expected =
                Json.MAPPER.readTree(Folders.bytes(Path.of(example.toString().replace(".json", ".expected.json"))));

        var meant = read(channel, example);

        assertThat(meant).containsExactly(expected);
        assertThat(expected.has("ignore") || valid(expected)).isTrue();
    }

    @Test
    void hasShopifyAndAmazon() {
        assertThat(CHANNELS).containsKeys("amazon", "shopify");
    }

    @ParameterizedTest
    @CsvSource({
        "shopify/order_2026-07.json, 450789469, 1, 19965",
        "shopify/legacy_fixture_order.json, 450789469, 3, 40994",
        "shopify/legacy_fixture_orders.json, 450789469, 3, 40994",
        "amazon/getOrder.example.json, 171-9876543-2109876, 1, 29990",
    })
    void takesTheVendorsOwnFilesAsTheyAre(String file, String reference, int lines, long totalMinor) {
        var contracts = Folders.contracts();
        assumeTrue(contracts.isPresent(), "skipped: ../shared/contracts/channels is not here");

        var meant = read(
                CHANNELS.get(file.substring(0, file.indexOf('/'))),
                contracts.orElseThrow().resolve(file));

        var read = CanonicalReader.read(meant.getFirst(), new OrderId(1), NOW);
        assertThat(read.violations()).isEmpty();
        assertThat(read.order()).satisfies(order -> {
            assertThat(order.reference()).isEqualTo(reference);
            assertThat(order.lines()).hasSize(lines);
            assertThat(order.totalMinor()).isEqualTo(totalMinor);
            assertThat(order.payment().method()).isEqualTo("collected");
        });
    }

    @Test
    void namesTheFolderThatIsWrong(@TempDir Path folder) throws IOException {
        var channel = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(channel.resolve("channel.yaml"), """
                channel: shop
                kind: webhook
                signature: { type: rot13 }
                unknownSku: hold
                """);

        assertThatThrownBy(() -> ChannelFolders.read(folder, name -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shop")
                .hasMessageContaining("none, shopify-hmac, not rot13");
    }

    @ParameterizedTest
    @CsvSource({"299.90, USD, 29990", "300, JPY, 300", "12.345, KWD, 12345", "-5.5, EUR, -550", "1E2, USD, 10000"})
    void knowsHowManyDigitsACurrencyHas(String amount, String currency, long minor) {
        assertThat(CurrencyTable.minor(amount, currency)).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({"1.999, USD", "1.5, JPY", "1, XQQ", "a, USD", "99999999999999999999, USD"})
    void refusesAmountsThatTheCurrencyCanNotHave(String amount, String currency) {
        assertThatThrownBy(() -> CurrencyTable.minor(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<JsonNode> read(ChannelDefinition channel, Path file) {
        var message = Json.MAPPER.readTree(Folders.bytes(file));
        assertThat(channel.check(message)).isEmpty();
        return channel.mapping().apply(message).stream()
                .map(made -> Json.tree(made.toString()))
                .toList();
    }

    private static boolean valid(JsonNode canonical) {
        assertThat(CanonicalReader.read(canonical, new OrderId(1), NOW).violations())
                .isEmpty();
        return true;
    }
}
