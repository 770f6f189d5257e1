package io.crossdock.notifications.internal;

/** Sentences about the customer's money, as the ledger has it now. */
final class MoneyText {

    private MoneyText() {}

    /** What has become of the money of a canceled order. */
    static String charge(ToldOrder known) {
        var money = known.money();
        if (money == null || !known.isElsewhere() && money.capturedMinor() == 0) {
            return "You are not charged.";
        }
        var currency = money.currency();
        if (!known.isElsewhere()) {
            var charged = "You were charged " + MessageWording.money(money.capturedMinor(), currency)
                    + (known.isChargedAhead() ? "" : " for what we had sent or done");
            long rest = money.capturedMinor() - money.refundedMinor() - money.invoicedMinor();
            return money.refundedMinor() > 0
                    ? charged + ", and we have paid back " + MessageWording.money(money.refundedMinor(), currency) + "."
                            + (rest > 0
                                    ? " The other " + MessageWording.money(rest, currency)
                                            + " go back to you, too: we write to you when it is paid."
                                    : "")
                    : charged + ". What you paid for goods that you don't have goes back to you: we write to you when"
                            + " it is paid.";
        }
        if (money.owedMinor() > 0) {
            return "Your payment of " + MessageWording.money(money.owedMinor(), currency)
                    + " is with the shop where you placed the order, which has to pay it back to you.";
        }
        return money.refundedMinor() > 0
                ? "The shop where you placed the order has paid back "
                        + MessageWording.money(money.refundedMinor(), currency) + "."
                : "If you have paid, your payment is with the shop where you placed the order, which settles it with"
                        + " you.";
    }

    /** What is so of goods that wait, which are charged when they leave; nothing where another has the money. */
    static String unpaid(ToldOrder known) {
        var money = known.money();
        if (known.isElsewhere()) {
            return "";
        }
        return money == null || money.capturedMinor() == 0
                ? "You have not been charged."
                : "You have not been charged for it.";
    }

    /** By how much a change made an order dearer or cheaper; nothing where its price stays. */
    static String change(ToldContent content, String currency) {
        long more = content.amountMinor() == null ? 0 : content.amountMinor();
        if (more == 0) {
            return "";
        }
        return "You pay " + MessageWording.money(Math.abs(more), currency)
                + (more > 0 ? " more than before." : " less than before.");
    }
}
