package io.crossdock.channels.update;

import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is particular about goods that are delivered as a code, a licence, a download or a gift card by mail. */
final class DigitalGroupReader {

    /** Stands for the country of those whose address nobody asked for, as in CLDR: no country has this code. */
    static final String NO_COUNTRY = "ZZ";

    private static final int EMAIL_MAX = 320;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\x00]+@[^@\\s\\x00]+");

    /** Types of lines that nobody can carry. */
    private static final Set<String> TYPES = Set.of("digital", "gift-card");

    private DigitalGroupReader() {}

    /**
     * The address of a group. Digital goods need none: without one, there is only the name of the one who gets them.
     *
     * @param whole the order
     * @param group the order itself, or one of its groups
     */
    static Address shipTo(RequestReader whole, RequestReader group, DeliveryMethod way) {
        var delivery = group.sent().path("delivery");
        if (!way.kind().equals(DeliveryMethod.DIGITAL) || group.has("shipTo")) {
            if (delivery.hasNonNull("recipient")) {
                group.violation(
                        "delivery/recipient",
                        ViolationCode.NOT_ALLOWED,
                        "is for digital goods without an address; here, the address has the recipient's name");
            }
            return AddressReader.read(group.object("shipTo"));
        }
        var recipient = delivery.path("recipient").asString("").strip();
        var customer = whole.sent().path("customer").path("name").asString("").strip();
        return new Address(recipient.isEmpty() ? customer : recipient, "", null, "", null, "", NO_COUNTRY, null, null);
    }

    /** Who gets digital goods, and by which mail. */
    static void recipient(RequestReader delivery) {
        delivery.optionalLine("recipient", Limits.NAME_CHARACTERS_MAX);
        var email = delivery.optionalLine("email", EMAIL_MAX);
        if (email != null && !email.isEmpty() && !EMAIL.matcher(email).matches()) {
            delivery.violation("email", ViolationCode.WRONG_FORMAT, "must be an e-mail address, not '" + email + "'");
        }
    }

    /** Refuses digital lines in a parcel, goods in a mail, and a mail to nobody. @param lines of the group */
    static void check(RequestReader whole, RequestReader group, DeliveryMethod way, List<RequestReader> lines) {
        boolean digital = way.kind().equals(DeliveryMethod.DIGITAL);
        for (var line : lines) {
            var type = line.sent().path("type").asString("");
            if (!digital && TYPES.contains(type)) {
                line.violation(
                        "type",
                        ViolationCode.NOT_ALLOWED,
                        "is " + type + ": put it into a group whose fulfillment is digital");
            } else if (digital && type.equals("goods")) {
                line.violation(
                        "type",
                        ViolationCode.NOT_ALLOWED,
                        "is goods, which can't be delivered digitally: put it into a group of its own");
            }
        }
        if (digital
                && group.sent().path("delivery").path("email").asString("").isBlank()
                && whole.sent().path("customer").path("email").asString("").isBlank()) {
            group.violation(
                    "delivery/email",
                    ViolationCode.REQUIRED,
                    "is required where the customer has no e-mail: where do the digital goods go?");
        }
    }
}
