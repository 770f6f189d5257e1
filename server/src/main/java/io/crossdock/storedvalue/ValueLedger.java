package io.crossdock.storedvalue;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Gift cards and store credit, in sets. Facts are written to the log of the account; movements of money only to its
 * ledger. Accounts are locked in the order of their ids.
 */
public interface ValueLedger {

    /** The name that payments know this provider by. */
    String PROVIDER = "stored-value";

    EventType<ValueFact> ISSUED = new EventType<>("stored-value-issued", ValueFact.class);
    EventType<ValueFact> BLOCKED = new EventType<>("stored-value-blocked", ValueFact.class);
    EventType<ValueFact> UNBLOCKED = new EventType<>("stored-value-unblocked", ValueFact.class);
    EventType<ValueFact> EXPIRED = new EventType<>("stored-value-expired", ValueFact.class);

    /**
     * Issues each key once, and returns the accounts in the order asked: those that are there already as they are.
     *
     * @throws IllegalStateException where another account has one of the codes; ask {@link #byCode} before
     */
    List<ValueAccount> issue(Tx tx, List<NewValue> fresh);

    /** Accounts by the keys that they were issued with. */
    Map<String, ValueAccount> byKey(Tx tx, Collection<String> keys);

    /** Accounts by the hashes of their codes. Nobody is told of wrong ones. */
    Map<String, ValueAccount> byCode(Tx tx, Collection<ValueCode> codes);

    /** Accounts, in the order asked; unknown ones are left out. */
    List<ValueAccount> of(Tx tx, Collection<ValueId> ids);

    /** The newest movements of an account, at most this many. */
    List<ValueMovement> movements(Tx tx, ValueId id, int most);

    /** Makes accounts {@code blocked} or {@code active}; nothing happens to those that are so already. */
    void become(Tx tx, Collection<ValueId> ids, String state, String reason);

    /** Reserves, captures, releases and refunds; one answer per request, in order. A "no" is an answer. */
    List<ValueAnswer> move(Tx tx, List<ValueMove> moves);

    /** Takes what is not reserved off accounts that have expired, of at most this many. @return how many these were */
    int expire(Tx tx, int most);

    /** Compares accounts, reservations and movements. One sentence per violation; empty when all is well. */
    List<String> verify(Tx tx);
}
