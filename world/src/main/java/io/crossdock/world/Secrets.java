package io.crossdock.world;

/**
 * Secrets that Crossdock and the world share to sign and authenticate their calls.
 *
 * @param adyenHmacKey hex digits
 */
public record Secrets(String adyenHmacKey, String adyenApiKey, String nodes, String carriers, String shopify) {

    /** Secrets of the demo. They are the same at every start, so that a kept data folder still works. */
    public static Secrets ofDemo() {
        return new Secrets(
                "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
                "demo-api-key",
                "demo-nodes-secret",
                "demo-carriers-secret",
                "demo-shopify-secret");
    }
}
