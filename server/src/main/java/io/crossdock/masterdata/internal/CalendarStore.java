package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.HolidayCalendar;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of holiday calendars. */
final class CalendarStore {

    private CalendarStore() {}

    static List<HolidayCalendar> all(Connection connection) {
        return new Sql(connection, """
                select name, array_to_string(dates, ',') as dates
                from masterdata.calendar
                order by name""")
                .rows(rs -> new HolidayCalendar(rs.getString("name"), dates(rs.getString("dates"))));
    }

    private static Set<LocalDate> dates(String text) {
        return text.isEmpty()
                ? Set.of()
                : Stream.of(text.split(",")).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    static void put(Tx tx, List<HolidayCalendar> calendars) {
        tx.sql("""
                insert into masterdata.calendar (name, dates)
                select u.name, string_to_array(u.dates, ',')::date[]
                from unnest(?, ?) as u (name, dates)
                order by u.name
                on conflict (name) do update set dates = excluded.dates""")
                .texts(calendars, HolidayCalendar::name)
                .texts(
                        calendars,
                        c -> c.dates().stream().map(LocalDate::toString).collect(Collectors.joining(",")))
                .update();
    }
}
