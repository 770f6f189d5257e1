package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares all books of payments with each other. */
final class MoneyCheck {

    /** Longest time of a capture, with outages, refusals and people's decisions. */
    private static final Duration CAPTURE_MAX = Duration.ofDays(14);

    private static final int SENTENCES_MAX = 100;

    private MoneyCheck() {}

    static List<String> violations(Tx tx) {
        var found = new ArrayList<String>();
        found.addAll(AccountStore.differing(tx, SENTENCES_MAX));
        found.addAll(ProviderRequestStore.differing(tx, SENTENCES_MAX));
        found.addAll(InvoiceStore.uncaptured(tx, tx.at().minus(CAPTURE_MAX), SENTENCES_MAX));
        found.addAll(AccountStore.prepaidDiffering(tx, SENTENCES_MAX));
        found.addAll(InvoiceStore.differing(tx, SENTENCES_MAX));
        found.addAll(obligations(tx));
        found.addAll(reductions(tx));
        found.addAll(evidence(tx));
        found.addAll(tenders(tx));
        return found.size() <= SENTENCES_MAX ? found : found.subList(0, SENTENCES_MAX);
    }

    /**
     * What is owed is the open obligations, and what is settled of them was paid back; nobody has to pay back what is
     * charged, or more than he was given.
     */
    private static List<String> obligations(Tx tx) {
        return ObligationStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": what is owed differs from its obligations")
                .toList();
    }

    /** By how much prices were lowered is what balances and invoices say. */
    private static List<String> reductions(Tx tx) {
        return ReductionStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": lowered prices differ from its balances or invoices")
                .toList();
    }

    /** Money that a channel or a person moved names who said so. */
    private static List<String> evidence(Tx tx) {
        return MovementStore.withoutEvidence(tx, SENTENCES_MAX).stream()
                .map(key -> key + ": nobody is named who said that this money moved")
                .toList();
    }

    /** Each tender of several is its movements, and all together are the order. */
    private static List<String> tenders(Tx tx) {
        return TenderStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": its tenders differ from the money ledger or from its balances")
                .toList();
    }
}
