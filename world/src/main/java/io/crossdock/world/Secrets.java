package io.crossdock.world;

/**
 * What Crossdock and the world both know, so that each can tell that the other has spoken.
 *
 * @param adyenHmacKey hex digits
 */
public record Secrets(String adyenHmacKey, String adyenApiKey, String nodes, String carriers, String shopify) {

    /**
     * Secrets of the demo: worth nothing outside of it, the same in each start so that a kept folder goes on working.
     */
    public static Secrets ofDemo() {
        return new Secrets(
                "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
                "demo-api-key",
                "demo-nodes-secret",
                "demo-carriers-secret",
                "demo-shopify-secret");
    }
}
