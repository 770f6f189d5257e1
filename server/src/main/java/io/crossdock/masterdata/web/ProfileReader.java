package io.crossdock.masterdata.web;

import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeProfile.Capacity;
import io.crossdock.masterdata.NodeProfile.Cutoff;
import io.crossdock.masterdata.NodeProfile.Day;
import io.crossdock.masterdata.NodeProfile.Kind;
import io.crossdock.masterdata.NodeProfile.Labor;
import io.crossdock.masterdata.NodeProfile.Lead;
import io.crossdock.masterdata.NodeProfile.Opening;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a node's profile and reports every violation. */
final class ProfileReader {

    static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    static final String WORD_MEANS = "up to 40 lower-case letters, digits and hyphens";
    static final int DATES_MAX = 500;
    private static final int WORDS_MAX = 100;
    private static final int LEAD_MAX = 10_000;
    private static final int KM_MAX = 1_000;
    private static final int HOURS = 24;
    private static final long CAPACITY_MAX = 1_000_000_000L;
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ProfileReader() {}

    static NodeProfile read(RequestReader profile) {
        var read = new NodeProfile(
                opening(profile),
                cutoffs(profile),
                lead(profile.part("lead")),
                dates(profile, "holidays"),
                profile.has("calendar") ? profile.text("calendar", WORD, WORD_MEANS) : null,
                capacity(profile.part("capacity")),
                labor(profile),
                profile.choices("kinds", Kind.class),
                profile.has("sameDayKm") ? (int) profile.whole("sameDayKm", 1, KM_MAX) : null,
                Set.copyOf(profile.texts("channels", WORDS_MAX, WORD, WORD_MEANS)),
                Set.copyOf(profile.texts("refuses", WORDS_MAX, WORD, WORD_MEANS)));
        if (read.kinds().contains(Kind.SAME_DAY) != (read.sameDayKm() != null)) {
            profile.violation(
                    "sameDayKm", ViolationCode.INCOMPLETE, "must be given if kinds has same-day, and only then");
        }
        profile.refuseUnknown();
        return read;
    }

    private static List<Opening> opening(RequestReader profile) {
        var hours = new ArrayList<Opening>();
        var seen = new HashSet<Day>();
        for (var each : profile.optionalList("opening", Day.values().length)) {
            var day = each.choice("day", Day.class);
            var open = time(each, "open");
            var close = time(each, "close");
            if (!seen.add(day)) {
                each.violation("day", ViolationCode.DUPLICATE, day.text() + " is in the list twice");
            }
            if (close.equals(open)) {
                each.violation(
                        "close",
                        ViolationCode.OUT_OF_RANGE,
                        "must be another time than open; one before it is on the next day");
            }
            each.refuseUnknown();
            hours.add(new Opening(day, open, close));
        }
        refuseOverlap(profile, hours);
        return hours;
    }

    /** Hours that end after midnight must end before those of the next day begin. */
    private static void refuseOverlap(RequestReader profile, List<Opening> hours) {
        for (var first : hours) {
            for (var next : hours) {
                boolean follows = next.day().ordinal() == (first.day().ordinal() + 1) % Day.values().length;
                if (follows && first.overnight() && first.close().isAfter(next.open())) {
                    profile.violation(
                            "opening",
                            ViolationCode.OVERLAP,
                            "the hours of %s end at %s, after those of %s begin"
                                    .formatted(
                                            first.day().text(),
                                            first.close(),
                                            next.day().text()));
                }
            }
        }
    }

    private static List<Cutoff> cutoffs(RequestReader profile) {
        var cutoffs = new ArrayList<Cutoff>();
        var seen = new HashSet<String>();
        for (var each : profile.optionalList("cutoffs", WORDS_MAX)) {
            var service = each.text("service", WORD, WORD_MEANS);
            if (!service.isEmpty() && !seen.add(service)) {
                each.violation("service", ViolationCode.DUPLICATE, service + " is in the list twice");
            }
            cutoffs.add(new Cutoff(service, time(each, "time")));
            each.refuseUnknown();
        }
        return cutoffs;
    }

    private static @Nullable Lead lead(@Nullable RequestReader lead) {
        if (lead == null) {
            return null;
        }
        var read = new Lead((int) lead.whole("amount", 0, LEAD_MAX), lead.choice("unit", Lead.Unit.class));
        lead.refuseUnknown();
        return read;
    }

    private static @Nullable Capacity capacity(@Nullable RequestReader capacity) {
        if (capacity == null) {
            return null;
        }
        var read = new Capacity(
                limit(capacity, "fulfillmentsPerDay"),
                limit(capacity, "unitsPerDay"),
                limit(capacity, "fulfillmentsPerHour"),
                limit(capacity, "unitsPerHour"));
        capacity.refuseUnknown();
        return read;
    }

    private static @Nullable Long limit(RequestReader capacity, String name) {
        return capacity.has(name) ? capacity.whole(name, 0, CAPACITY_MAX) : null;
    }

    private static List<Labor> labor(RequestReader profile) {
        var slots = new ArrayList<Labor>();
        var taken = new boolean[HOURS];
        for (var each : profile.optionalList("labor", HOURS)) {
            int from = (int) each.whole("fromHour", 0, HOURS - 1);
            int to = (int) each.whole("toHour", 1, HOURS);
            if (to <= from) {
                each.violation("toHour", ViolationCode.OUT_OF_RANGE, "must be above fromHour");
            }
            boolean twice = false;
            for (int hour = from; hour < to; hour++) {
                twice |= taken[hour];
                taken[hour] = true;
            }
            if (twice) {
                each.violation("fromHour", ViolationCode.OVERLAP, "has an hour that another slot also has");
            }
            slots.add(new Labor(from, to, each.whole("minorPerUnit", 0, Limits.COST_MINOR_MAX)));
            each.refuseUnknown();
        }
        return slots;
    }

    private static LocalTime time(RequestReader object, String name) {
        var text = object.text(name, TIME, "a time of day like 08:30");
        try {
            return text.isEmpty() ? LocalTime.MIN : LocalTime.parse(text);
        } catch (DateTimeException e) {
            object.violation(name, ViolationCode.WRONG_FORMAT, "must be a time of day, not '" + text + "'");
            return LocalTime.MIN;
        }
    }

    /** Dates of a calendar; may be left out. */
    static Set<LocalDate> dates(RequestReader object, String name) {
        var dates = new TreeSet<LocalDate>();
        var texts = object.texts(name, DATES_MAX, DATE, "a date like 2026-12-25");
        for (var text : texts) {
            date(object, name, text, dates);
        }
        return dates;
    }

    private static void date(RequestReader object, String name, String text, Set<LocalDate> into) {
        try {
            into.add(LocalDate.parse(text));
        } catch (DateTimeException e) {
            object.violation(name, ViolationCode.WRONG_FORMAT, "must be days that exist, not " + text);
        }
    }
}
