package io.crossdock.payments.extension;

import io.crossdock.engine.Tx;

/**
 * Orders that are to cost more than was authorized. The difference is a tender of its own, with its own authorization
 * by the token of another tender: what was agreed before is neither asked for again nor touched. An extension is a
 * process; {@code Payments.request} authorizes, charges and voids for it as its subject.
 */
public interface OrderExtensions {

    /** Whether an order can cost more; nothing is changed. */
    ExtensionTerms terms(Tx tx, long order);

    /**
     * Opens a tender for the difference, by the token of the next of the order's tenders in the sequence of charging;
     * one that was refused before is not asked for it again.
     *
     * @return false where no tender is left
     */
    boolean choose(Tx tx, MoneyExtension wish);

    /** Makes the difference part of what the order costs. Its tender, if it has one, is charged for it from now on. */
    void apply(Tx tx, MoneyExtension wish);

    /** The difference is not part of the order, and will not be. What was charged of it is the customer's. */
    void drop(Tx tx, long order, long subject);

    /** Why no tender gives the difference, in words. */
    String refusal(Tx tx, long order, long subject);
}
