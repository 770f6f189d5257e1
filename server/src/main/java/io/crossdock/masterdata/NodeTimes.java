package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.List;

/** Holidays that nodes share, in sets. Seen as fast as every other change of master data. */
public interface NodeTimes {

    /** Every holiday calendar, by name. */
    List<HolidayCalendar> calendars(Tx tx);

    /** Adds or replaces by name. Nodes that name one of them have its holidays from then on. */
    void putCalendars(Tx tx, List<HolidayCalendar> calendars);
}
