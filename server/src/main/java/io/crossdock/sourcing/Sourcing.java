package io.crossdock.sourcing;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Chooses the nodes that serve orders. Money is in minor units of the policy's currency, weights are in grams. */
public interface Sourcing {

    /**
     * Decides orders one after the other: each sees the supply without the units that earlier orders of the list took.
     * Pure: no I/O, no clock, no randomness; the supply is not changed. Safe to call from several threads.
     *
     * <p>An order is {@link Decision.Unfillable} where the nodes that may serve it hold too little of a SKU, or where a
     * limit on the whole order (most nodes, all from one, capacity) leaves no plan; the reason says which. Prices never
     * turn an order away. The plan is the cheapest one; where {@link Decision.Sourced#gapMinor()} is above zero, it
     * costs at most that much more than the cheapest. Every order gets an answer within the policy's {@code stepsMax}.
     * Steps are counted instead of time, so the answer is the same on every machine.
     *
     * @return one decision per demand, in order
     * @throws IllegalArgumentException for a service that the policy does not know (see {@link #services()}), a line
     *     without quantity, or an order without lines
     */
    default List<Decision> decide(List<Demand> demands, SourcingSupply supply) {
        return demands.stream().map(decider(supply)).toList();
    }

    /**
     * The same, order by order: each call sees the supply without the units that earlier calls took. For one thread.
     * For sets that a caller does not want to wait for as a whole.
     */
    Function<Demand, Decision> decider(SourcingSupply supply);

    /** Services that customers can buy, for instance {@code standard}. */
    Collection<String> services();

    /**
     * Services by which goods leave nodes, including those that customers can't buy; {@link NodeTerms#shipsAt()} names
     * these.
     */
    Collection<String> carriers();

    /** Currency of the rate card, in which all costs are. */
    String currency();

    /** Stores decisions with their inputs. */
    void record(Tx tx, List<Decision> decisions);

    /** Those of these orders that a decision has said must be sent complete. */
    Set<Long> sentComplete(Tx tx, Collection<Long> orders);

    /**
     * Decisions of an order as they are stored, with the policies that they were made under. What is computed from them
     * needs no transaction, and is better done after it: it can take seconds.
     *
     * @param most the newest so many
     */
    DecisionHistory history(Tx tx, long order, int most);
}
