package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.channels.ChannelWebhook;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.OrderId;
import io.crossdock.platform.start.StartFault;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every channel folder with its examples, and with the vendors' own files where they are available. */
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
        var expected = EngineJson.MAPPER.readTree(
                Folders.bytes(Path.of(example.toString().replace(".json", ".expected.json"))));

        var meant = read(channel, example);

        assertThat(meant).containsExactly(expected);
        assertThat(expected.has("ignore") || valid(expected.path("order"))).isTrue();
    }

    @Test
    void hasShopifyAndAmazon() {
        assertThat(CHANNELS).containsKeys("amazon", "shopify");
    }

    @ParameterizedTest
    @CsvSource({
        "shopify/order_2026-07.json, 450789469, 1, 19965",
        "amazon/getOrder.example.json, 171-9876543-2109876, 1, 29990",
    })
    void takesTheVendorsOwnFilesAsTheyAre(String file, String reference, int lines, long totalMinor) {
        var contracts = Folders.contracts();
        assumeTrue(contracts.isPresent(), "skipped: ../shared/contracts/channels is not here");

        var meant = read(
                CHANNELS.get(file.substring(0, file.indexOf('/'))),
                contracts.orElseThrow().resolve(file));

        var read = CanonicalReader.read(meant.getFirst().path("order"), new OrderId(1), NOW);
        assertThat(read.violations()).isEmpty();
        assertThat(read.order()).satisfies(order -> {
            assertThat(order.reference()).isEqualTo(reference);
            assertThat(order.lines()).hasSize(lines);
            assertThat(order.amounts().totalMinor()).isEqualTo(totalMinor);
            assertThat(order.payment().method()).isEqualTo("collected");
        });
    }

    /** Three lines of 199.00 and 11.94 of tax are not the 409.94 that they say. */
    @ParameterizedTest
    @ValueSource(strings = {"shopify/legacy_fixture_order.json", "shopify/legacy_fixture_orders.json"})
    void keepsTheVendorsOldFilesForAPersonBecauseTheyDoNotAddUp(String file) {
        var contracts = Folders.contracts();
        assumeTrue(contracts.isPresent(), "skipped: ../shared/contracts/channels is not here");

        assertThatThrownBy(() ->
                        read(CHANNELS.get("shopify"), contracts.orElseThrow().resolve(file)))
                .hasMessage("its parts add up to 60894, and total_price is 40994");
    }

    @Test
    void headersAreWhatTheFolderSays(@TempDir Path folder) throws Exception {
        var channel = Files.createDirectory(folder.resolve("corner"));
        var amazon = Repository.root().resolve("channels/amazon");
        Files.copy(amazon.resolve("schema.json"), channel.resolve("schema.json"));
        Files.copy(amazon.resolve("mapping.jsonata"), channel.resolve("mapping.jsonata"));
        Files.writeString(channel.resolve("channel.yaml"), """
                channel: corner
                kind: webhook
                signature: { type: hmac-sha256-base64, header: X-Corner-Signature, secret: corner.secret }
                topicHeader: X-Corner-Topic
                unknownSku: hold
                """);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));

        var corner = ChannelFolders.read(folder, name -> name.equals("corner.secret") ? "hush" : "")
                .get("corner");

        var signed = new ChannelWebhook(
                "corner", Map.of("x-corner-signature", signature, "x-corner-topic", "order.new"), body);
        assertThat(corner.signature().valid(signed)).isTrue();
        assertThat(corner.topic(signed)).isEqualTo("order.new");
        var elsewhere = new ChannelWebhook(
                "corner", Map.of("x-shopify-hmac-sha256", signature, "x-shopify-topic", "orders/create"), body);
        assertThat(corner.signature().valid(elsewhere)).isFalse();
        assertThat(corner.topic(elsewhere)).isEmpty();
    }

    /** WooCommerce signs like Shopify, in a header of its own. */
    @Test
    void woocommercesSignatureIsAMatterOfTheFolder(@TempDir Path folder) throws Exception {
        var channel = Files.createDirectory(folder.resolve("woo"));
        var amazon = Repository.root().resolve("channels/amazon");
        Files.copy(amazon.resolve("schema.json"), channel.resolve("schema.json"));
        Files.copy(amazon.resolve("mapping.jsonata"), channel.resolve("mapping.jsonata"));
        Files.writeString(channel.resolve("channel.yaml"), """
                channel: woo
                kind: webhook
                signature: { type: hmac-sha256-base64, header: X-WC-Webhook-Signature, secret: woo.secret }
                topicHeader: X-WC-Webhook-Topic
                unknownSku: hold
                mayMessageCustomer: false
                places: { S001: [Store One, "store one north"] }
                """);
        var body = "{\"id\":727,\"status\":\"processing\"}".getBytes(StandardCharsets.UTF_8);

        var woo = ChannelFolders.read(folder, _ -> "whsec").get("woo");

        // openssl dgst -sha256 -hmac whsec -binary | base64
        var headers = Map.of(
                "X-WC-Webhook-Signature",
                "3ripW+T3a802djLh+mlrmdc9WL+mQ2l/5A5ILvVKCpw=",
                "X-WC-Webhook-Topic",
                "order.updated");
        assertThat(woo.signature().valid(new ChannelWebhook("woo", headers, body)))
                .isTrue();
        assertThat(woo.topic(new ChannelWebhook("woo", headers, body))).isEqualTo("order.updated");
        assertThat(woo.terms().mayMessageCustomer()).isFalse();
        assertThat(woo.places()).containsOnly(Map.entry("store one", "S001"), Map.entry("store one north", "S001"));
    }

    @Test
    void aSignatureNeedsItsHeader(@TempDir Path folder) throws IOException {
        var channel = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(channel.resolve("channel.yaml"), """
                channel: shop
                kind: webhook
                signature: { type: hmac-sha256-base64, secret: s }
                unknownSku: hold
                """);

        assertThatThrownBy(() -> ChannelFolders.read(folder, name -> ""))
                .hasMessageContaining("hmac-sha256-base64 needs a header");
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
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("shop")
                .hasMessageContaining("none or hmac-sha256-base64, not rot13");
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
        var message = EngineJson.MAPPER.readTree(Folders.bytes(file));
        assertThat(channel.check(message)).isEmpty();
        return channel.mapping().apply(message).stream()
                .map(made -> EngineJson.tree(made.toString()))
                .toList();
    }

    private static boolean valid(JsonNode canonical) {
        assertThat(CanonicalReader.read(canonical, new OrderId(1), NOW).violations())
                .isEmpty();
        return true;
    }
}
