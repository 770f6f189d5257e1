package io.crossdock.orders.seller;

import io.crossdock.orders.agreement.Agreement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a channel says of who sold an order.
 *
 * @param brand its word for the brand; null: it says none
 * @param legalEntity its word for the company; null: it says none
 */
public record SaidSeller(
        long order,
        String channel,
        @Nullable String brand,
        @Nullable String legalEntity) {

    private static final String BRAND = "brand";
    private static final String LEGAL_ENTITY = "legalEntity";

    /** What an agreement says. Most say nothing: their documents are not read. */
    public static SaidSeller of(long order, String channel, Agreement agreement) {
        var text = agreement.document();
        if (!text.contains('"' + BRAND + '"') && !text.contains('"' + LEGAL_ENTITY + '"')) {
            return new SaidSeller(order, channel, null, null);
        }
        var document = agreement.tree();
        return new SaidSeller(order, channel, word(document.path(BRAND)), word(document.path(LEGAL_ENTITY)));
    }

    private static @Nullable String word(JsonNode said) {
        var word = said.asString("").strip();
        return word.isEmpty() ? null : word;
    }

    /** The word for one of them. */
    public @Nullable String word(SellerKind kind) {
        return switch (kind) {
            case BRAND -> brand;
            case LEGAL_ENTITY -> legalEntity;
        };
    }
}
