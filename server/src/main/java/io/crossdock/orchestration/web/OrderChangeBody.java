package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.orders.Address;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.platform.request.WordChoice;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change an order: all of its actions, or none.
 *
 * @param requestedBy who wants it: {@code customer}, {@code agent} or {@code channel}
 * @param reasonCode a short word of the retailer's own, by which changes are counted, such as {@code moved} or
 *     {@code damaged-box}
 * @param note why, in words; null: none. It stands in the log, so it must not have data about customers
 * @param actions what is to be otherwise; at most one about the address, one about the price, and one per line. Further
 *     lines, and a method that costs more, wait for their money and come in a change of their own
 * @param deliveryGroup id of the delivery group that {@code address}, {@code recipient}, {@code method} and
 *     {@code delivery-notes} are about; required for them where the order has several, and for nothing else
 */
record OrderChangeBody(
        @WordChoice({"customer", "agent", "channel"}) String requestedBy,

        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String reasonCode,

        @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
        String note,

        @ListSize(max = OrderChangeBody.ACTIONS_MAX) List<ActionBody> actions,

        @TextForm(max = Limits.CODE_CHARACTERS_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
        String deliveryGroup) {

    static final int ACTIONS_MAX = 50;

    private static final int PHONE_MAX = 50;
    private static final int REGION_MAX = 100;
    private static final int NOTE_MAX = 2_000;

    /** Those of ISO 3166-1, and Kosovo, which has no code there. */
    private static final Set<String> COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).collect(Collectors.toUnmodifiableSet());

    OrderChangeBody {
        actions = List.copyOf(actions);
    }

    ChangeWish wish() {
        return new ChangeWish(
                requestedBy,
                reasonCode,
                Objects.requireNonNullElse(note, ""),
                actions.stream().map(ActionBody::action).toList(),
                deliveryGroup);
    }

    /**
     * One action. Each kind has fields of its own; others are refused.
     *
     * @param kind {@code address}: the goods go elsewhere ({@code shipTo}); {@code recipient}: another person gets them
     *     at the same address ({@code recipient}); {@code delivery-notes}: what is kept with the agreement for the one
     *     who delivers ({@code delivery}); {@code method}: they are collected, sent, or go by another service
     *     ({@code delivery}, and {@code shipTo}); {@code price}: the customer pays less ({@code amountMinor}, and
     *     {@code line}); {@code units}: units are not wanted any more ({@code line}, {@code quantity}); {@code line}: a
     *     further line ({@code item}), which waits until its money is authorized
     * @param shipTo the whole address; null for other kinds than {@code address} and {@code method}, where null is the
     *     address that the order has
     * @param recipient null for other kinds than {@code recipient}
     * @param delivery null for other kinds than {@code delivery-notes} and {@code method}; each has fields of its own
     * @param item null for other kinds than {@code line}
     */
    record ActionBody(
            @WordChoice({"address", "recipient", "delivery-notes", "method", "price", "units", "line"})
            String kind,

            @Nullable AddressBody shipTo,
            @Nullable RecipientBody recipient,
            @Nullable DeliveryBody delivery,
            @Nullable ItemBody item,
            @JsonUnwrapped AmountBody amount)
            implements CheckedRecord {

        private static final Map<String, Set<String>> NEEDED = Map.of(
                "address", Set.of("shipTo"),
                "recipient", Set.of("recipient"),
                "delivery-notes", Set.of("delivery"),
                "method", Set.of("delivery"),
                "price", Set.of("amountMinor"),
                "units", Set.of("line", "quantity"),
                "line", Set.of("item"));

        /** What may be given with a kind, too. */
        private static final Map<String, String> OPTIONAL = Map.of("price", "line", "method", "shipTo");

        @Override
        public void check(RequestReader at) {
            var needed = NEEDED.get(kind);
            if (needed == null) {
                return;
            }
            var fields = new TreeMap<String, Boolean>();
            fields.put("shipTo", at.has("shipTo"));
            fields.put("recipient", at.has("recipient"));
            fields.put("delivery", at.has("delivery"));
            fields.put("item", at.has("item"));
            fields.put("line", at.has("line"));
            fields.put("amountMinor", at.has("amountMinor"));
            fields.put("quantity", at.has("quantity"));
            if (delivery != null && (kind.equals("method") ? delivery.notes() : delivery.way())) {
                at.violation("delivery", ViolationCode.NOT_ALLOWED, "has fields of another kind than " + kind);
            }
            fields.forEach((name, given) -> {
                if (needed.contains(name) && !given) {
                    at.violation(name, ViolationCode.REQUIRED, "is needed for an action of the kind " + kind);
                } else if (given && !needed.contains(name) && !name.equals(OPTIONAL.get(kind))) {
                    at.violation(name, ViolationCode.NOT_ALLOWED, "is not for actions of the kind " + kind);
                }
            });
        }

        ChangeAction action() {
            return switch (kind) {
                case "address" ->
                    new ChangeAction.NewAddress(Objects.requireNonNull(shipTo).address());
                case "recipient" -> Objects.requireNonNull(recipient).action();
                case "delivery-notes" -> Objects.requireNonNull(delivery).action();
                case "method" -> Objects.requireNonNull(delivery).method(shipTo == null ? null : shipTo.address());
                case "price" ->
                    new ChangeAction.LowerPrice(amount.line(), Objects.requireNonNull(amount.amountMinor()));
                case "line" -> Objects.requireNonNull(item).action();
                case String other ->
                    new ChangeAction.FewerUnits(
                            Objects.requireNonNull(amount.line()), Objects.requireNonNull(amount.quantity()));
            };
        }
    }

    /**
     * What an action is about in numbers.
     *
     * @param line number of the line; for {@code price} null: a sum off the order as a whole
     * @param amountMinor what is taken off, tax included, in minor units of the order's currency
     * @param quantity whole base units
     */
    record AmountBody(
            @NumberRange(min = 1, max = Limits.LINES_MAX) @Nullable
            Integer line,

            @NumberRange(min = 1, max = Limits.AMOUNT_MINOR_MAX) @Nullable
            Long amountMinor,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX) @Nullable
            Long quantity) {}

    /**
     * A further line. It gets the next number of the order, and joins the first delivery group.
     *
     * @param sku code of the SKU; one that the order has, too, gets a line of its own
     * @param title as the customer knows it; null: the SKU's code
     * @param quantity whole base units
     * @param unitPriceMinor per base unit, in minor units of the order's currency
     * @param taxMinor of the whole line, beside the price; null: none
     */
    record ItemBody(
            @TextForm(max = Limits.CODE_CHARACTERS_MAX, kind = TextForm.Kind.VERBATIM)
            String sku,

            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String title,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity,

            @NumberRange(min = 0, max = Limits.AMOUNT_MINOR_MAX)
            long unitPriceMinor,

            @NumberRange(min = 0, max = Limits.AMOUNT_MINOR_MAX) @Nullable
            Long taxMinor) {

        private ChangeAction action() {
            return new ChangeAction.FurtherLine(
                    sku, title, quantity, unitPriceMinor, Objects.requireNonNullElse(taxMinor, 0L));
        }
    }

    /**
     * Where the goods go.
     *
     * @param line1 street and number
     * @param line2 further line of the address; null: none
     * @param city city or place
     */
    record AddressBody(
            @JsonUnwrapped RecipientBody recipient,

            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE)
            String line1,

            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String line2,

            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE)
            String city,

            @JsonUnwrapped RegionBody region) {

        Address address() {
            return new Address(
                    recipient.name(),
                    line1,
                    line2,
                    city,
                    region.region(),
                    Objects.requireNonNullElse(region.postalCode(), ""),
                    region.country(),
                    recipient.phone(),
                    recipient.company());
        }
    }

    /**
     * The part of an address by which nodes and dates are chosen.
     *
     * @param region state, province or county; null: none
     * @param postalCode null in countries without postal codes
     * @param country ISO 3166-1, two capital letters
     */
    record RegionBody(
            @TextForm(max = REGION_MAX, kind = TextForm.Kind.LINE) @Nullable
            String region,

            @TextForm(max = Limits.POSTAL_CODE_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String postalCode,

            @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
            String country)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (country.length() == 2 && !COUNTRIES.contains(country)) {
                at.violation(
                        "country", ViolationCode.UNKNOWN_COUNTRY, "must be a country of ISO 3166-1, not " + country);
            }
        }
    }

    /**
     * Who gets the goods. What is null is taken out.
     *
     * @param name who gets the goods
     * @param phone null: none
     * @param company company at the address; null: none
     */
    record RecipientBody(
            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE)
            String name,

            @TextForm(max = PHONE_MAX, kind = TextForm.Kind.LINE) @Nullable
            String phone,

            @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String company) {

        ChangeAction action() {
            return new ChangeAction.NewRecipient(name, phone, company);
        }
    }

    /**
     * How the goods reach the customer, or what is kept with the agreement for the one who delivers. Nodes get that
     * with the work that they get from then on.
     *
     * @param giftMessage null: it stays; empty: it is taken out
     * @param instructions null: they stay; empty: they are taken out
     * @param fulfillment of a method; null: it stays
     * @param node of a method: code of the store where the customer collects it; null: it stays
     * @param service of a method; null: it stays
     * @param moneyMinor of a method: what the customer pays more for shipping, tax included, in minor units of the
     *     order's currency; below zero: less; null: the same
     */
    record DeliveryBody(
            @TextForm(max = NOTE_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String giftMessage,

            @TextForm(max = NOTE_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String instructions,

            @WordChoice({"ship", "pickup", "curbside", "ship-to-store", "same-day"}) @Nullable
            String fulfillment,

            @TextForm(max = Limits.CODE_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
            String node,

            @WordChoice({"standard", "express"}) @Nullable String service,

            @NumberRange(min = -Limits.AMOUNT_MINOR_MAX, max = Limits.AMOUNT_MINOR_MAX) @Nullable
            Long moneyMinor) {

        private boolean notes() {
            return giftMessage != null || instructions != null;
        }

        private boolean way() {
            return fulfillment != null || node != null || service != null || moneyMinor != null;
        }

        private ChangeAction action() {
            return new ChangeAction.DeliveryNotes(giftMessage, instructions);
        }

        private ChangeAction method(@Nullable Address shipTo) {
            return new ChangeAction.NewMethod(
                    fulfillment, node, service, shipTo, Objects.requireNonNullElse(moneyMinor, 0L));
        }
    }
}
