package io.crossdock.returns;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;

/** Returns, in sets. A command returns what it changed. Facts are written to the return's log. */
public interface Returns {

    /** Facts; data is {@link ReturnFact}. */
    EventType<ReturnFact> REQUESTED = new EventType<>("return-requested", ReturnFact.class);

    EventType<ReturnFact> RECEIVED = new EventType<>("return-received", ReturnFact.class);
    /** A parcel came with fewer units: these are still expected, as a return of their own. */
    EventType<ReturnFact> LEFT_OVER = new EventType<>("return-left-over", ReturnFact.class);

    EventType<ReturnFact> EXPIRED = new EventType<>("return-expired", ReturnFact.class);
    EventType<ReturnFact> CLOSED = new EventType<>("return-closed", ReturnFact.class);

    /** Stores checked returns. */
    void create(Tx tx, List<NewReturn> returns);

    /** Returns in the order of the ids; unknown ones are left out. */
    List<Return> load(Tx tx, Collection<Long> ids);

    /** All returns of these orders, sorted by id. */
    List<Return> byOrder(Tx tx, Collection<Long> orders);

    /**
     * Stores nodes' reports of returned goods, and signals the processes ({@code return-received}). A parcel with fewer
     * units than expected splits the return: the rest is a return of its own, for parcels to come. A report with an id
     * that was heard before changes nothing. Units beyond those expected are not counted and raise a case.
     *
     * @param system name of the node system that reports
     * @return per element, whether it is a return of this system
     */
    List<Boolean> reportReceived(Tx tx, String system, List<ReturnArrival> arrivals);

    /** Applies reported arrivals; one result per expected return with a report. */
    List<Return> receive(Tx tx, Collection<Long> ids);

    /** Ends returns whose goods did not arrive in time. */
    List<Return> expire(Tx tx, Collection<Long> ids);

    /** Closes returns that are done. */
    List<Return> close(Tx tx, Collection<Long> ids);

    /** Compares states and units of all returns. One sentence per violation; empty when all is well. */
    List<String> verify(Tx tx);
}
