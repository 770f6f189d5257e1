package io.crossdock.connectors.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossdock.connectors.system.SignatureCheck;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares signatures with the examples that partners publish, where these are available. */
class SignaturesTest {

    /** From Adyen's own library tests. */
    private static final String ADYEN_KEY = "74F490DD33F7327BAECC88B2947C011FC02D014A473AAA33A8EC93E4DC069174";

    @Test
    void acceptsAdyensOwnExample() throws IOException {
        var item = EngineJson.MAPPER.readTree(contract("payments/adyen/hmac-validation-webhook.json"));

        assertThatCode(() -> SignatureCheck.requireBase64(
                        ADYEN_KEY,
                        AdyenEvents.signed(item),
                        item.path("additionalData").path("hmacSignature").asString("")))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsEasyPostsOwnExample() throws IOException {
        var vector = EngineJson.MAPPER.readTree(contract("carriers/easypost_hmac_vector.json"));
        var body = contract("carriers/easypost_tracker_event.json");

        assertThatCode(() -> SignatureCheck.requireHex(
                        vector.path("secret").asString(""),
                        body,
                        vector.path("value").asString("")))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsASignatureThatIsComputedElsewhere() {
        // printf '{"a":1}' | openssl dgst -sha256 -hmac secret
        var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> SignatureCheck.requireHex(
                        "secret",
                        body,
                        "hmac-sha256-hex=aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAChangedBodyAMissingHeaderAndAnEmptySecret() {
        var body = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

        assertRefused(() -> SignatureCheck.requireHex(
                "secret", body, "hmac-sha256-hex=aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494"));
        assertRefused(() -> SignatureCheck.requireHex("secret", body, null));
        assertRefused(() -> SignatureCheck.requireHex("", body, "hmac-sha256-hex="));
        assertRefused(() -> SignatureCheck.requireBase64("", "", ""));
        assertRefused(() -> SignatureCheck.requireBase64("00", "a:b", "AAAA"));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.status()).isEqualTo(401));
    }

    /** A file of the partners' contracts, in the folder beside the repository; skips the test where it is missing. */
    private static byte[] contract(String name) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("shared/contracts").resolve(name);
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
        }
        assumeTrue(false, "skipped: shared/contracts/" + name + " is not beside the repository");
        throw new IllegalStateException();
    }
}
