package io.crossdock.orchestration.stage.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orders.OrderPayment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which sequences tenders are charged and get money back. */
class TenderSequenceRuleTest {

    private static final Set<String> STORED_VALUE = Set.of("gift-card", "store-credit");

    @Test
    void storedValueIsChargedFirstAndGetsMoneyBackLast() {
        assertThat(sequences(tender("card", 0), tender("gift-card", 0), tender("wallet", 0), tender("store-credit", 0)))
                .containsExactly(
                        "1 card adyen 3/1",
                        "2 gift-card stored-value 1/3",
                        "3 wallet adyen 4/2",
                        "4 store-credit stored-value 2/4");
    }

    @Test
    void whatTheChannelSaysOfRefundsGoesFirst() {
        assertThat(sequences(tender("card", 0), tender("gift-card", 1)))
                .containsExactly("1 card adyen 2/2", "2 gift-card stored-value 1/1");
    }

    @Test
    void withoutARuleTheChannelsOrderCounts() {
        var rule = new TenderSequenceRule(Set.of(), Set.of());

        assertThat(rule.tenders(List.of(tender("card", 0), tender("gift-card", 0)), "adyen"))
                .extracting(t -> t.chargeSequence() + "/" + t.refundSequence())
                .containsExactly("1/1", "2/2");
    }

    private static OrderPayment.Tender tender(String type, int refundSequence) {
        return new OrderPayment.Tender(type, null, "token", 100, refundSequence);
    }

    private static List<String> sequences(OrderPayment.Tender... tenders) {
        var rule = new TenderSequenceRule(STORED_VALUE, STORED_VALUE);
        return rule.tenders(List.of(tenders), "adyen").stream()
                .map(t -> t.tender() + " " + t.type() + " " + t.provider() + " " + t.chargeSequence() + "/"
                        + t.refundSequence())
                .toList();
    }
}
