package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import java.util.List;

/** When nodes work, apart from their profiles: shared holidays and outages, in sets. Seen as fast as every other change of master data. */
public interface NodeTimes {

    /** Fact on subject 0: a node does nothing for a time. Data is {@link Closure}. */
    String NODE_CLOSED = "node-closed";

    /** Fact on subject 0: a node works again. Data is {@link Reopened}. */
    String NODE_REOPENED = "node-reopened";

    /** Data of {@link #NODE_REOPENED}. */
    record Reopened(String node) {}

    /** Every holiday calendar, by name. */
    List<HolidayCalendar> calendars(Tx tx);

    /** Adds or replaces by name. Nodes that name one of them have its holidays from then on. */
    void putCalendars(Tx tx, List<HolidayCalendar> calendars);

    /** Closes nodes for a time. A closure of the same node from the same moment is replaced. */
    void close(Tx tx, List<Closure> closures);

    /** Ends the closures of nodes that cover now, and takes back those to come. Per node, whether there was one. */
    List<Boolean> reopen(Tx tx, List<String> nodes);
}
