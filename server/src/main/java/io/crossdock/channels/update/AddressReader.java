package io.crossdock.channels.update;

import io.crossdock.orders.Address;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the address that an order is sent to, as a canonical order has it. */
public final class AddressReader {

    public static final int PHONE_MAX = 50;
    public static final int REGION_MAX = 100;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Those of ISO 3166-1, and Kosovo, which has no code there; carriers and shops write XK. */
    private static final Set<String> COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).collect(Collectors.toUnmodifiableSet());

    private AddressReader() {}

    /** The address; its violations are added to {@code f}. */
    public static Address read(RequestReader f) {
        var postalCode = f.optionalLine("postalCode", Limits.POSTAL_CODE_CHARACTERS_MAX);
        var address = new Address(
                f.line("name", Limits.NAME_CHARACTERS_MAX),
                f.line("line1", Limits.NAME_CHARACTERS_MAX),
                f.optionalLine("line2", Limits.NAME_CHARACTERS_MAX),
                f.line("city", Limits.NAME_CHARACTERS_MAX),
                f.optionalLine("region", REGION_MAX),
                postalCode == null ? "" : postalCode,
                country(f),
                f.optionalLine("phone", PHONE_MAX),
                f.optionalLine("company", Limits.NAME_CHARACTERS_MAX));
        f.refuseUnknown();
        return address;
    }

    /** A country that exists. */
    public static String country(RequestReader f) {
        var code = f.text("country", COUNTRY, "two capital letters");
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            f.violation("country", ViolationCode.UNKNOWN_COUNTRY, "must be a country of ISO 3166-1, not " + code);
        }
        return code;
    }
}
