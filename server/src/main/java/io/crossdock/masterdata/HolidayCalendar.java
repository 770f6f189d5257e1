package io.crossdock.masterdata;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Days on which nobody works, shared by all nodes that name the calendar.
 *
 * @param name unique, for instance {@code us-federal}
 */
public record HolidayCalendar(String name, Set<LocalDate> dates) {

    public HolidayCalendar {
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
    }
}
