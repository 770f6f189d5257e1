package io.crossdock.sourcing;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;

/** Chooses where orders are served from. Money is in minor units of the policy's currency, weights in grams. */
public interface Sourcing {

    /**
     * Decides the orders one after the other: a later one sees the units that the earlier ones of the list took. Pure:
     * no I/O, no clock, no randomness; the supply is not changed. Safe to call from several threads.
     *
     * <p>An order is {@link Decision.Unfillable} where the nodes that may serve it do not hold what a SKU of it asks
     * for, or where a limit on the whole order (most nodes, all from one, capacity) leaves no plan: the reason says
     * which. Prices never turn an order away. The plan is the cheapest there is; where
     * {@link Decision.Sourced#gapMinor()} is above zero, it is at most that much dearer than the cheapest. There is
     * always an answer within the policy's {@code stepsMax}; no clock is asked, so it is the same everywhere.
     *
     * @return one decision per demand, in order
     * @throws IllegalArgumentException for a service that the policy does not know (ask {@link #services()} first), a
     *     line without quantity, or an order without lines
     */
    List<Decision> decide(List<Demand> demands, SourcingSupply supply);

    /** Services that can be asked for, for instance {@code standard}. */
    Collection<String> services();

    /**
     * Services by which goods leave nodes; those that customers can't buy are among them. What
     * {@link NodeTerms#shipsAt()} may name.
     */
    Collection<String> carriers();

    /** Stores decisions with the inputs that they were made from. */
    void record(Tx tx, List<Decision> decisions);

    /** An order's decisions, oldest first, each computed again from its inputs to add the runners-up. */
    List<DecisionRecord> decisions(Tx tx, long order);

    /** The same for people to read; empty for an order without decisions. */
    String explain(Tx tx, long order);

    /** An order's decisions, oldest first, each made again from its inputs and compared. */
    List<RecomputedDecision> recompute(Tx tx, long order);
}
