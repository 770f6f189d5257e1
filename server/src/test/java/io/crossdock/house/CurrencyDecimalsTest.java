package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console shows amounts with the decimals that the server books and mails them with. */
class CurrencyDecimalsTest {

    private static final Path OF_THE_CONSOLE = Path.of("..", "console", "src", "currencies.ts");
    private static final int USUAL = 2;

    @Test
    void theConsolesDecimalsAreThoseOfTheServer() throws IOException {
        var shown = Pattern.compile("(?m)^ {2}([A-Z]{3}): (\\d),$")
                .matcher(Files.readString(OF_THE_CONSOLE))
                .results()
                .collect(Collectors.toMap(m -> m.group(1), m -> Integer.parseInt(m.group(2))));
        var used = Stream.of(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());

        assertThat(used)
                .allSatisfy(c -> assertThat(shown.getOrDefault(c.getCurrencyCode(), USUAL))
                        .as(c.getCurrencyCode())
                        .isEqualTo(c.getDefaultFractionDigits()));
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(
                        (code, digits) -> assertThat(Currency.getInstance(code).getDefaultFractionDigits())
                                .isEqualTo(digits));
    }
}
