package io.crossdock.payments;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Payments of orders, in sets. Facts are written to the log of the subject that asked: order, fulfillment or return.
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

    /** Goods came back, or were lost, before they were charged: that part is charged no more, and no money moves. */
    EventType<MoneyMoved> CREDITED = new EventType<>("payment-credited", MoneyMoved.class);

    /** The channel that has the money has to pay it back. */
    EventType<MoneyMoved> OWED = new EventType<>("payment-owed", MoneyMoved.class);

    EventType<MoneyMoved> EXPIRED = new EventType<>("payment-expired", MoneyMoved.class);

    /** The customer's bank took money back; {@link #DISPUTE_ENDED}: it was given again. */
    EventType<MoneyMoved> DISPUTED = new EventType<>("payment-disputed", MoneyMoved.class);

    EventType<MoneyMoved> DISPUTE_ENDED = new EventType<>("payment-dispute-ended", MoneyMoved.class);
    EventType<MoneyMoved> REFUND_REVERSED = new EventType<>("payment-refund-reversed", MoneyMoved.class);
    EventType<MoneyMoved> WRITTEN_OFF = new EventType<>("payment-written-off", MoneyMoved.class);

    /** The provider told something that moves no money here. */
    EventType<MoneyMoved> TOLD = new EventType<>("payment-told", MoneyMoved.class);

    /** Stores the amounts that orders may be charged; once per order. */
    void open(Tx tx, List<NewPayment> payments);

    /**
     * Books that the checkout has authorized orders already, at their whole amounts; once per order, after
     * {@link #open}.
     *
     * <p>A reference that another order has is a case, and not used.
     *
     * @param references the provider's references of the authorizations, by order
     */
    void handIn(Tx tx, Map<Long, String> references);

    /**
     * Opens payment lines for units with a lower price than their line. Such a line costs per unit the same share of
     * its price as the line does, discount and tax included. Opening one again changes its price only while none of it
     * is invoiced.
     */
    void lower(Tx tx, List<LowerPrice> prices);

    /**
     * Opens a further line of an order, after the order. Whose money its channel has: the channel has said that it has
     * collected the line, too.
     *
     * @return false, and nothing is changed, where the provider was asked for the money of the order already, or
     *     several tenders have limits of their own
     */
    boolean extend(Tx tx, long order, NewPayment.Line line);

    /** Books invoices for shipped goods, in the transaction that ships them. Booking one again changes nothing. */
    void invoice(Tx tx, List<NewInvoice> invoices);

    /**
     * What orders cost as they stand, in minor units: what was charged for goods that left, and what is to be charged
     * for those that may still leave, at the prices that hold now. What came back or was lost is not taken off: of that
     * its customers hear when it is paid.
     *
     * @param open by order, the units that may still be sent
     */
    Map<Long, Long> standing(Tx tx, Map<Long, List<PaymentRequest.Units>> open);

    /** What lowering a price would do; nothing is changed. */
    ReductionPlan reducible(Tx tx, PriceReduction wish);

    /**
     * Lowers a price. What is still to be charged is charged less; what is charged already, and what a channel has, is
     * paid back by a {@code compensation}, and is not paid before somebody says so. Changes nothing if it does not fit.
     */
    ReductionPlan reduce(Tx tx, PriceReduction wish);

    /**
     * Nothing more of these orders is charged. A sum that a customer was to keep, and that no charge has taken off, is
     * then paid back of what was charged.
     */
    void nothingMoreIsCharged(Tx tx, Collection<Long> orders);

    /** The orders of these compensations; without subjects that are none. */
    Map<Long, Long> reductionOrders(Tx tx, Collection<Long> subjects);

    /** The fulfillments of these that have an invoice. */
    Set<Long> invoiced(Tx tx, Collection<Long> fulfillments);

    /** Stores the calls that the provider needs, or answers why none is needed; one result per request, in order. */
    List<PaymentInstruction> request(Tx tx, List<PaymentRequest> wishes);

    /**
     * As {@link #request}, for captures that were refused: a new authorization where the last one has expired, or the
     * one that was made meanwhile. {@link MovementState#REFUSED} where the authorization stands, or was made anew too
     * often.
     */
    List<PaymentInstruction> reauthorize(Tx tx, List<PaymentRequest> wishes);

    /**
     * As {@link #request}, and asks nothing new: a call whose effect is not known is made again, under its key.
     * {@link MovementState#DONE} where nothing was ever asked.
     */
    List<PaymentInstruction> repeat(Tx tx, List<PaymentRequest> wishes);

    /**
     * Locks the orders' money. What of these fulfillments' invoices is neither captured nor written off, in minor
     * units; without those paid.
     */
    Map<Long, Long> owed(Tx tx, Collection<Long> fulfillments);

    /**
     * Subjects of which the provider was asked this and has not refused it; what it has not answered counts, too.
     *
     * @param subjects orders, fulfillments, returns or compensations
     */
    Set<Long> asked(Tx tx, PaymentOperation kind, Collection<Long> subjects);

    /** Those of {@link #asked} of which the provider has yet to say what came of it. */
    Set<Long> unanswered(Tx tx, PaymentOperation kind, Collection<Long> subjects);

    /** Writes off what of fulfillments' invoices is not captured, by a person's word. */
    void writeOff(Tx tx, List<PersonSettlement> settlements);

    /**
     * Notes refunds that no provider was asked for, since a charge was under way that they were to wait for: as far as
     * that charge has succeeded by now, a person can settle them. Others are left as they are.
     */
    void noteRefunds(Tx tx, List<PaymentRequest> wishes);

    /**
     * Books refunds that the provider did not make as made in another way, and what a channel owes as paid back, by a
     * person's word.
     */
    void settleRefunds(Tx tx, List<PersonSettlement> settlements);

    /**
     * Books, by a person's word, that a customer has paid what was paid back of a charge that failed afterwards.
     *
     * @param amountMinor above zero
     */
    void paidAgain(Tx tx, PersonSettlement word, long amountMinor);

    /** Books likewise that it is given up. */
    void giveUpReclaim(Tx tx, PersonSettlement word, long amountMinor);

    /**
     * Notes what channels have of orders that are not sent, or not all of them, and have to pay back. Of orders that
     * were charged before their goods left, a {@code compensation} pays back what is not sent.
     *
     * @param wishes voids, whose subject is the order, with the units that may still be sent
     * @return per element, whether any of it is not paid back yet
     */
    List<Boolean> giveBack(Tx tx, List<PaymentRequest> wishes);

    /**
     * Books that a channel has paid money back; the same word is booked once. It settles what is owed, and its subjects
     * get the signal {@code payment-refunded}; a word that comes before anything is owed is kept for that. What can't
     * be explained is a case.
     *
     * @return whether the money of the order is with its channel
     */
    boolean paidBack(Tx tx, PaidBack said);

    /**
     * What channels have to pay back for these subjects, in minor units; 0 where all of it is settled, and nothing for
     * subjects that never had an obligation.
     */
    Map<Long, Long> openObligations(Tx tx, Collection<Long> subjects);

    /** What channels have to pay back, at most this many. */
    List<OpenObligation> obligations(Tx tx, int most);

    /**
     * Applies the provider's answers to calls, and returns the state of each request. An earlier webhook is not undone.
     */
    List<MovementState> answered(Tx tx, List<PaymentAnswer> answers);

    /**
     * Applies news, in any order, any number of times, before or after the answer to the call. A subject that waits
     * gets a signal named like the fact. News that nobody here asked for is booked on the order, or a case; news that
     * contradicts the books is a case.
     *
     * @param provider name of the provider that sent them
     * @return per element, whether it is about a payment with this provider
     */
    List<Boolean> reported(Tx tx, String provider, List<ProviderNews> news);

    /** Locks the order's money. Keys of its charges of which the provider has yet to say what came of them. */
    List<String> openCharges(Tx tx, long order);

    /**
     * Applies a person's word about a charge of which its provider does not say what came of it: the books name a
     * person as its source. The provider's later word to the contrary is a case, and is not booked.
     *
     * @param word about one of {@link #openCharges}: done or refused; its reference is the provider's own, its reason
     *     what the person has seen
     */
    void chargeSaid(Tx tx, long order, PaymentAnswer word);

    /** The orders that news is about, by the key of its request or by the provider's reference. */
    Set<Long> ordersOf(Tx tx, List<ProviderNews> news);

    /** Balances, in the order asked; unknown orders are left out. */
    List<PaymentView> of(Tx tx, Collection<Long> orders);

    /**
     * Refunded amounts of these orders in minor units, by the subject that asked: a return, a fulfillment, or the
     * order.
     */
    Map<Long, Long> refunds(Tx tx, Collection<Long> orders);

    /** Sums by currency. */
    List<CurrencyTotal> totals(Tx tx);

    /** Compares all ledgers, balances, requests and invoices. One sentence per violation; empty when all is well. */
    List<String> verify(Tx tx);
}
