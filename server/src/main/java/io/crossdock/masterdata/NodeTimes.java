package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.List;

/** Holiday calendars that nodes share, in sets. Other nodes see them as fast as every other change of master data. */
public interface NodeTimes {

    /** Every holiday calendar, by name. */
    List<HolidayCalendar> calendars(Tx tx);

    /** Adds calendars, or replaces those with the same name. Nodes that name one have its holidays from then on. */
    void putCalendars(Tx tx, List<HolidayCalendar> calendars);
}
