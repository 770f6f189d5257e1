package io.crossdock.masterdata;

import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextPattern;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Days on which nobody works, shared by all nodes that name the calendar.
 *
 * @param name name of the calendar, unique, for instance {@code us-federal}
 * @param dates the days, {@code 2026-12-25}
 */
public record HolidayCalendar(
        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String name,

        @ListSize(min = 0, max = DATES_MAX, sent = true) Set<LocalDate> dates) {

    /** Days of a calendar, or of a node's own. */
    static final int DATES_MAX = 500;

    public HolidayCalendar {
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
    }
}
