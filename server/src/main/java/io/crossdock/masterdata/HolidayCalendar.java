package io.crossdock.masterdata;

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
public record HolidayCalendar(String name, Set<LocalDate> dates) {

    public HolidayCalendar {
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
    }
}
