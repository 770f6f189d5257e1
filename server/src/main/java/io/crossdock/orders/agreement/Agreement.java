package io.crossdock.orders.agreement;

import io.crossdock.engine.sql.EngineJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agreement as a document: the canonical order as it was sent, without what pays it.
 *
 * @param document JSON as in {@code channels/canonical/order.schema.json}, without {@code payment.token}
 * @param hash SHA-256 of the document's bytes in UTF-8, hexadecimal: who has the one can check the other
 */
public record Agreement(String document, String hash) {

    private static final String PAYMENT = "payment";
    private static final String GROUPS = "deliveryGroups";

    /** The agreement that a canonical order makes. */
    public static Agreement of(JsonNode canonical) {
        var kept = canonical;
        if (canonical.get(PAYMENT) instanceof ObjectNode payment && payment.has("token")) {
            var whole = EngineJson.MAPPER.createObjectNode();
            whole.setAll((ObjectNode) canonical);
            whole.set(PAYMENT, payment.deepCopy().without("token"));
            kept = whole;
        }
        return of(EngineJson.write(kept));
    }

    private static Agreement of(String document) {
        return new Agreement(document, hash(document));
    }

    /** The hash that a document has. */
    public static String hash(String document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The part of the document that says how a delivery group reaches its recipient: the whole where it is the only
     * one.
     */
    public JsonNode head(int group) {
        var document = tree();
        return document.has(GROUPS) ? document.path(GROUPS).path(group - 1) : document;
    }

    /** The document, to be read. */
    public JsonNode tree() {
        return EngineJson.tree(document);
    }
}
