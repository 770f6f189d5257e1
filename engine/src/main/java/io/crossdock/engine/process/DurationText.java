package io.crossdock.engine.process;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as the documents write them: {@code 30s}, {@code 5m}, {@code 36h}, {@code 7d}. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h|d)");

    static boolean valid(String text) {
        return FORM.matcher(text).matches();
    }

    static Duration parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a duration is written 500ms, 30s, 5m, 36h or 7d, not " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            case String other -> throw new IllegalStateException(other);
        };
    }

    static String print(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
