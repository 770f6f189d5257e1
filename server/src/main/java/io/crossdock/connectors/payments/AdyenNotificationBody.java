package io.crossdock.connectors.payments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification of Adyen, as {@link AdyenEvents} reads it. For the API's description. All else that it sends is kept
 * with the item, and not read.
 *
 * @param notificationItems what happened, each signed for itself
 */
public record AdyenNotificationBody(List<AdyenNotificationItem> notificationItems) {

    /** @param item the item itself */
    public record AdyenNotificationItem(
            @JsonProperty("NotificationRequestItem") AdyenItem item) {}

    /**
     * An item.
     *
     * @param eventCode what happened. Booked are {@code AUTHORISATION}, {@code CAPTURE}, {@code CAPTURE_FAILED},
     *     {@code REFUND}, {@code REFUND_FAILED}, {@code CANCELLATION}, {@code TECHNICAL_CANCEL},
     *     {@code CANCEL_OR_REFUND}, {@code EXPIRE}, {@code CHARGEBACK}, {@code SECOND_CHARGEBACK},
     *     {@code CHARGEBACK_REVERSED} and {@code REFUNDED_REVERSED}; any other word is a case for a person
     * @param success whether it was done; of the words that say it themselves it is not read
     * @param references what it belongs to
     * @param reason why it was refused; null: it was not
     * @param amount what was moved
     * @param additionalData the signature, and what was done
     */
    public record AdyenItem(
            String eventCode,

            @Schema(allowableValues = {"true", "false"}) String success,

            @JsonUnwrapped AdyenReferences references,
            @Nullable String reason,
            AdyenAmount amount,
            AdyenAdditionalData additionalData) {}

    /**
     * Numbers.
     *
     * @param pspReference Adyen's number of what happened
     * @param originalReference Adyen's number of the authorization that it belongs to; null: it is one itself
     * @param merchantReference the key that Crossdock sent with its request
     * @param merchantAccountCode account of the merchant; part of what is signed
     */
    public record AdyenReferences(
            String pspReference,
            @Nullable String originalReference,
            String merchantReference,
            String merchantAccountCode) {}

    /**
     * An amount.
     *
     * @param currency ISO 4217
     * @param value in Adyen's minor units, which differ from ISO's for some currencies
     */
    public record AdyenAmount(String currency, long value) {}

    /**
     * Further data.
     *
     * @param hmacSignature HMAC-SHA256 over eight fields, Base64, with the key of the settings
     * @param action of {@code CANCEL_OR_REFUND}: what Adyen did; null: not said
     */
    public record AdyenAdditionalData(
            String hmacSignature,

            @Schema(allowableValues = {"cancel", "refund"}) @JsonProperty("modification.action") @Nullable
            String action) {}
}
