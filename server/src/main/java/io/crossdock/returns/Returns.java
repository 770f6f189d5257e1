package io.crossdock.returns;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;

/** Goods that come back, in sets. Facts are written to the return's log. A verb answers what it changed. */
public interface Returns {

    /** Facts; data is {@link ReturnFact}. */
    EventType<ReturnFact> REQUESTED = new EventType<>("return-requested", ReturnFact.class);

    EventType<ReturnFact> RECEIVED = new EventType<>("return-received", ReturnFact.class);
    EventType<ReturnFact> EXPIRED = new EventType<>("return-expired", ReturnFact.class);
    EventType<ReturnFact> CLOSED = new EventType<>("return-closed", ReturnFact.class);

    /** Writes down checked returns. */
    void create(Tx tx, List<NewReturn> returns);

    /** In the order asked; unknown ones are left out. */
    List<Return> load(Tx tx, Collection<Long> ids);

    /** All of these orders, by id. */
    List<Return> byOrder(Tx tx, Collection<Long> orders);

    /**
     * Keeps what nodes say came back, and tells the processes ({@code return-received}). The first report counts; more
     * units than were asked for are capped and raise a case.
     *
     * @param system the name of the one that says so
     * @return per element, whether the return is known, as one of that system's
     */
    List<Boolean> reportReceived(Tx tx, String system, List<ReturnArrival> arrivals);

    /** Applies the reported arrivals. One per id that was expected and is reported. */
    List<Return> receive(Tx tx, Collection<Long> ids);

    /** Nothing came in time. */
    List<Return> expire(Tx tx, Collection<Long> ids);

    /** Everything is done. */
    List<Return> close(Tx tx, Collection<Long> ids);

    /** Compares amounts of everything. One sentence per violation, empty when all is well. */
    List<String> verify(Tx tx);
}
