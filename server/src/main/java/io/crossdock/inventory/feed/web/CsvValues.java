package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Csv;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads figures and dates as a feed writes them. */
final class CsvValues {

    /** ISO 8601 to the second or finer; a blank may stand for the T, and an offset or zone may be absent. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HHmm", "Z")
            .parseStrict()
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .optionalEnd()
            .toFormatter();

    private static final Pattern BLANKS = Pattern.compile("(?<=^\\d{4}-\\d{2}-\\d{2}) +(?=\\d)| +(?=[+Z-])");
    private static final Pattern COLON_OF_OFFSET = Pattern.compile("([+-]\\d{2}):(\\d{2})(?=$|\\[)");

    private final Pattern figure;
    private final String unitsWanted;
    private final @Nullable ZoneId zone;

    CsvValues(Csv csv) {
        var mark = csv.decimalMark();
        figure = Pattern.compile("([+-]?\\d{1,18})" + (mark == null ? "" : "(" + Pattern.quote(mark) + "0*)?"));
        unitsWanted = "a whole number" + (mark == null ? " of digits only" : ", with '" + mark + "' before decimals");
        zone = csv.timeZone() == null ? null : ZoneId.of(csv.timeZone());
    }

    /** @return null if the text is no whole number */
    @Nullable
    Long units(String text) {
        var matcher = figure.matcher(text);
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }

    String unitsWanted() {
        return unitsWanted;
    }

    /** @return null if the text is no date with a time, or if no zone is known */
    @Nullable
    Instant date(String text) {
        try {
            var joined = BLANKS.matcher(text).replaceAll(CsvValues::joint);
            var dated = DATE.parseBest(
                    COLON_OF_OFFSET.matcher(joined).replaceFirst("$1$2"), ZonedDateTime::from, LocalDateTime::from);
            return switch (dated) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case LocalDateTime local when zone != null -> local.atZone(zone).toInstant();
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The first blanks become the T; blanks before an offset go. */
    private static String joint(MatchResult blanks) {
        return blanks.start() == "2026-11-26".length() ? "T" : "";
    }

    String dateWanted() {
        return zone == null
                ? "a time with a zone like 2026-11-26T10:00:00+01:00"
                : "a time like 2026-11-26 10:00:00, of " + zone;
    }
}
