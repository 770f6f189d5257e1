package io.crossdock.sourcing.explain;

import io.crossdock.sourcing.Decision.Cost;
import io.crossdock.sourcing.Decision.Part;
import io.crossdock.sourcing.Decision.Placement;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.DecisionRecord.RejectedNode;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.Demand.InPlaceOf;
import io.crossdock.sourcing.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Renders decisions as text for people. Amounts are in the policy's currency. */
final class DecisionText {

    private static final int REJECTED_MAX = 15;

    private final StringBuilder text = new StringBuilder();

    /** @param decided how many decisions the order has; the records are the newest of them */
    String all(List<DecisionRecord> records, int decided) {
        if (records.size() < decided) {
            line("The newest %d of %d decisions", records.size(), decided);
            line("");
        }
        records.forEach(record -> one(record, decided));
        return text.toString();
    }

    private void one(DecisionRecord record, int of) {
        var demand = record.decision().inputs().demand();
        line("Order O%d, decision %d of %d, %s", record.order(), record.attempt(), of, record.at());
        var rules = demand.rules();
        line(
                "  bought: %s in channel %s; policy %s%s",
                demand.service(),
                demand.channel(),
                record.decision().inputs().policy(),
                rules == null ? "" : ", rule " + rules.name());
        if (rules != null && !rules.without().isEmpty()) {
            line("  closed carrier services: %s", String.join(", ", new TreeSet<>(rules.without())));
        }
        demand.lines().stream().filter(l -> l.inPlaceOf() != null).forEach(l -> inPlaceOf(l, l.inPlaceOf()));
        switch (record.decision()) {
            case Sourced plan -> chosen(plan, record.currency());
            case Unfillable none -> none(none);
        }
        runnersUp(record);
        rejected(record);
        if (!record.counterfactuals().isEmpty()) {
            line("  another plan would have been made");
            record.counterfactuals().forEach(one -> line("    %s", one.words()));
        }
        line("  computed again: %s", record.same() ? "identical" : "DIFFERENT");
        line("");
    }

    private void inPlaceOf(DemandLine sent, InPlaceOf lacking) {
        line(
                "  line %s: %d x %s in place of %s: %d wanted, %d available, %s",
                lacking.line().line(),
                sent.quantity(),
                sent.sku(),
                lacking.line().sku(),
                lacking.line().quantity(),
                lacking.available(),
                lacking.reason().words());
    }

    private void chosen(Sourced plan, String currency) {
        line("  chosen: %s %s (%s)", money(plan.cost().totalMinor()), currency, terms(plan.cost()));
        for (var part : plan.parts()) {
            line(
                    "    %s: %s; %s",
                    part.node(),
                    placed(plan.placements().stream()
                            .filter(p -> p.node().equals(part.node()))
                            .toList()),
                    sent(part));
        }
        line(
                plan.gapMinor() == 0
                        ? "    no plan is cheaper"
                        : "    at most " + money(plan.gapMinor())
                                + " above the cheapest: the order is too large to compare every plan");
    }

    private static String sent(Part part) {
        var words = "%s from zone %d, %d g, %s"
                .formatted(part.service(), part.zone(), part.billableGrams(), money(part.shippingMinor()));
        return part.shipsAt() == null
                ? words + ", " + part.transitDays() + " days"
                : words + ", leaves " + part.shipsAt() + ", arrives " + part.deliverBy();
    }

    private static String placed(List<Placement> placements) {
        return String.join(
                ", ",
                placements.stream().map(p -> p.quantity() + " x " + p.sku()).toList());
    }

    private static String terms(Cost cost) {
        var terms = new ArrayList<String>();
        term("shipping", cost.shippingMinor(), terms);
        term("handling", cost.handlingMinor(), terms);
        term("labor", cost.laborMinor(), terms);
        term("split", cost.splitMinor(), terms);
        term("late", cost.lateMinor(), terms);
        term("rejections", cost.rejectMinor(), terms);
        term("worth elsewhere", cost.opportunityMinor(), terms);
        return terms.isEmpty() ? "nothing" : String.join(", ", terms);
    }

    private static void term(String name, long minor, List<String> terms) {
        if (minor != 0) {
            terms.add(name + " " + money(minor));
        }
    }

    private void none(Unfillable none) {
        line(
                "  no plan: %s%s",
                none.reason().words(), none.proven() ? "" : " (the search stopped at the limit of steps)");
        for (var line : none.lines()) {
            line(
                    "    line %s: %d x %s wanted, %d available%s",
                    line.line(),
                    line.wanted(),
                    line.sku(),
                    line.available(),
                    line.reason() == RejectionReason.NO_STOCK
                            ? ""
                            : "; the rest: " + line.reason().words());
        }
    }

    private void runnersUp(DecisionRecord record) {
        if (!record.runnersUp().isEmpty()) {
            line("  next");
        }
        for (var next : record.runnersUp()) {
            var nodes =
                    next.placements().stream().map(Placement::node).distinct().toList();
            line("    %s dearer from %s (%s)", money(next.extraMinor()), String.join(", ", nodes), terms(next.cost()));
        }
    }

    private void rejected(DecisionRecord record) {
        if (!record.rejected().isEmpty()) {
            line("  not used");
        }
        record.rejected().stream().limit(REJECTED_MAX).forEach(node -> line("    %s: %s", node.node(), why(node)));
        if (record.rejected().size() > REJECTED_MAX) {
            line("    and %d more", record.rejected().size() - REJECTED_MAX);
        }
        record.decision().inputs().aside().stream()
                .filter(aside -> aside.nodes().size() < aside.count())
                .forEach(aside -> line(
                        "    %d other nodes: %s",
                        aside.count() - aside.nodes().size(), aside.reason().words()));
    }

    private static String why(RejectedNode node) {
        return node.extraMinor() == null
                ? node.reason().words()
                : node.reason().words() + ", by " + money(node.extraMinor());
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    static String money(long minor) {
        return String.format(
                Locale.ROOT, "%s%d.%02d", minor < 0 ? "-" : "", Math.abs(minor) / 100, Math.abs(minor) % 100);
    }
}
