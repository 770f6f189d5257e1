package io.crossdock.orchestration.stage.order;

import io.crossdock.orders.OrderPayment;
import io.crossdock.payments.NewTender;
import io.crossdock.storedvalue.ValueLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sequences in which an order's tenders are charged and get money back.
 *
 * @param chargeFirst types that are charged before all others
 * @param refundLast types that get money back after all others, unless the channel says otherwise
 */
record TenderSequenceRule(Set<String> chargeFirst, Set<String> refundLast) {

    private static final Set<String> STORED_VALUE = Set.of("gift-card", "store-credit");

    /**
     * @param tenders in the order in which the channel names them, which decides among those of one rank
     * @param byDefault provider of tenders that name none and are no stored value
     */
    List<NewTender> tenders(List<OrderPayment.Tender> tenders, String byDefault) {
        var numbers = IntStream.range(0, tenders.size()).boxed().toList();
        var charged = new ArrayList<>(numbers);
        charged.sort(
                Comparator.comparing(i -> !chargeFirst.contains(tenders.get(i).type())));
        var refunded = new ArrayList<>(numbers);
        refunded.sort(Comparator.comparingInt((Integer i) -> named(tenders.get(i)))
                .thenComparing(i -> refundLast.contains(tenders.get(i).type())));
        return numbers.stream()
                .map(i -> {
                    var tender = tenders.get(i);
                    return new NewTender(
                            i + 1,
                            tender.type(),
                            provider(tender, byDefault),
                            tender.token(),
                            tender.limitMinor(),
                            charged.indexOf(i) + 1,
                            refunded.indexOf(i) + 1);
                })
                .toList();
    }

    private static int named(OrderPayment.Tender tender) {
        return tender.refundSequence() == 0 ? Integer.MAX_VALUE : tender.refundSequence();
    }

    private static String provider(OrderPayment.Tender tender, String byDefault) {
        if (tender.provider() != null) {
            return tender.provider();
        }
        return STORED_VALUE.contains(tender.type()) ? ValueLedger.PROVIDER : byDefault;
    }
}
