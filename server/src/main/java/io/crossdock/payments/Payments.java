package io.crossdock.payments;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Money, in sets. Facts are written to the log of the subject that asked: order, fulfillment or return.
 *
 * <p>An order's amounts are fixed when it is opened: an order-level discount is spread over the lines, shipping and
 * surcharges are charged with the first shipment. Units of a line are charged and refunded by exact shares that add up
 * to the line.
 */
public interface Payments {

    /** Facts; data is {@link MoneyMoved}. */
    EventType<MoneyMoved> AUTHORIZED = new EventType<>("payment-authorized", MoneyMoved.class);

    EventType<MoneyMoved> REFUSED = new EventType<>("payment-refused", MoneyMoved.class);
    EventType<MoneyMoved> CAPTURED = new EventType<>("payment-captured", MoneyMoved.class);
    EventType<MoneyMoved> CAPTURE_FAILED = new EventType<>("payment-capture-failed", MoneyMoved.class);
    EventType<MoneyMoved> REFUNDED = new EventType<>("payment-refunded", MoneyMoved.class);
    EventType<MoneyMoved> REFUND_FAILED = new EventType<>("payment-refund-failed", MoneyMoved.class);
    EventType<MoneyMoved> VOIDED = new EventType<>("payment-voided", MoneyMoved.class);
    EventType<MoneyMoved> VOID_FAILED = new EventType<>("payment-void-failed", MoneyMoved.class);
    EventType<MoneyMoved> INVOICED = new EventType<>("invoiced", MoneyMoved.class);

    /** Opens what orders may be charged, once per order. */
    void open(Tx tx, List<NewPayment> payments);

    /**
     * Opens lines for units that are charged less than their line says. Such a line costs per unit the same part of its
     * line's, discount and tax included. Opening one again changes its price only while nothing of it is invoiced.
     */
    void lower(Tx tx, List<LowerPrice> prices);

    /**
     * Books invoices for goods that leave, in the transaction in which they leave. Booking one again changes nothing.
     */
    void invoice(Tx tx, List<NewInvoice> invoices);

    /** Those of these fulfillments that have an invoice. */
    Set<Long> invoiced(Tx tx, Collection<Long> fulfillments);

    /**
     * Writes down what is about to be asked of the provider, or says why nothing needs to be asked; one per wish, in
     * order.
     */
    List<PaymentInstruction> request(Tx tx, List<PaymentRequest> wishes);

    /**
     * Applies the provider's answers to requests; says where each stands then. What a webhook said before is not
     * undone.
     */
    List<MovementState> answered(Tx tx, List<PaymentAnswer> answers);

    /**
     * Applies webhooks, in any order, any number of times, before or after the answer to the call. Tells the subject
     * that waits, by a signal named like the fact. One that contradicts what is booked raises a case.
     *
     * @param provider the name of the one that says so
     * @return per element, whether the key is known here, as one of that provider's
     */
    List<Boolean> reported(Tx tx, String provider, List<PaymentAnswer> reports);

    /** Balances, in the order asked; unknown orders are left out. */
    List<PaymentView> of(Tx tx, Collection<Long> orders);

    /**
     * What was refunded for these orders, by the subject that asked for it (a return, a fulfillment, the order); minor
     * units.
     */
    Map<Long, Long> refunds(Tx tx, Collection<Long> orders);

    /** Sums by currency. */
    List<CurrencyTotal> totals(Tx tx);

    /**
     * Compares ledger, balances, requests and invoices of everything. One sentence per violation, empty when all is
     * well.
     */
    List<String> verify(Tx tx);
}
