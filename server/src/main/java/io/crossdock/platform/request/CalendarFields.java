package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads days and times of day, which have no offset. */
final class CalendarFields {

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private CalendarFields() {}

    static LocalDate day(RequestReader from, String name) {
        var text = from.text(name, Limits.CODE_CHARACTERS_MAX);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException e) {
            from.violation(name, ViolationCode.WRONG_FORMAT, "must be a date like 2026-12-25, not '" + text + "'");
            return LocalDate.EPOCH;
        }
    }

    /** Days, each once; may be left out. */
    static Set<LocalDate> days(RequestReader from, String name, int max) {
        var days = new TreeSet<LocalDate>();
        for (var text : from.texts(name, max, DATE, "a date like 2026-12-25")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                from.violation(name, ViolationCode.WRONG_FORMAT, "must be days that exist, not " + text);
            }
        }
        return days;
    }

    static LocalTime timeOfDay(RequestReader from, String name) {
        var text = from.text(name, TIME, "a time of day like 08:30");
        try {
            return text.isEmpty() ? LocalTime.MIN : LocalTime.parse(text);
        } catch (DateTimeException e) {
            from.violation(name, ViolationCode.WRONG_FORMAT, "must be a time of day, not '" + text + "'");
            return LocalTime.MIN;
        }
    }
}
