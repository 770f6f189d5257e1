package io.crossdock.orchestration.wiring;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.CaseValues;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.returns.Return;
import io.crossdock.returns.Returns;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import io.crossdock.shared.SubjectText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads how much money depends on cases: what is owed, where a case is about that; else the goods that it is about, at
 * the prices that were agreed, without discount, tax and shipping. Of an order, these are the units that are still to
 * be sent; of a fulfillment or return, its units. Mails, feeds, servers have none.
 */
@Component
final class StoredCaseValues implements CaseValues {

    private static final String CAPTURE_OWED = "capture-owed";
    private static final String OWED_BY_CHANNEL = "refund-owed-by-channel";
    private static final String CHARGEBACK = "chargeback";

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Returns returns;

    private final Payments payments;

    StoredCaseValues(Orders orders, Fulfillments fulfillments, Returns returns, Payments payments) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.payments = payments;
    }

    /** What was read for cases. */
    private record Books(
            Map<Long, Standing> standings,
            Map<Long, Order> orders,
            Map<Long, PaymentView> money,
            Map<Long, Fulfillment> work,
            Map<Long, Return> returns,
            Map<Long, Long> owed) {}

    @Override
    public Map<CaseId, Money> of(Tx tx, Collection<Case> cases) {
        var books = read(tx, cases.stream().map(Case::subject).distinct().toList());
        var values = new HashMap<CaseId, Money>();
        for (var one : cases) {
            var standing = books.standings.get(one.subject());
            var order = standing == null ? null : books.orders.get(SubjectText.orderNumber(standing));
            if (standing == null || order == null) {
                continue;
            }
            long minor = minor(one, standing, order, books);
            if (minor > 0) {
                values.put(one.id(), new Money(minor, order.currency()));
            }
        }
        return values;
    }

    private Books read(Tx tx, List<Long> subjects) {
        var standings = ListIndex.by(EngineQueries.standing(tx, subjects), Standing::subject);
        var ids = standings.values().stream()
                .map(SubjectText::orderNumber)
                .filter(order -> order != 0)
                .distinct()
                .toList();
        return new Books(
                standings,
                ListIndex.by(orders.load(tx, ids), order -> order.id().value()),
                ListIndex.by(payments.of(tx, ids), PaymentView::order),
                ListIndex.by(fulfillments.load(tx, of(standings, FactSubject.FULFILLMENT)), f -> f.id().value()),
                ListIndex.by(returns.load(tx, of(standings, FactSubject.RETURN)), r -> r.id().value()),
                payments.openObligations(tx, subjects));
    }

    private static List<Long> of(Map<Long, Standing> standings, FactSubject subject) {
        return standings.values().stream()
                .filter(at -> subject.processes().contains(at.process()))
                .map(Standing::subject)
                .toList();
    }

    private static long minor(Case one, Standing standing, Order order, Books books) {
        var money = books.money.get(order.id().value());
        return switch (one.kind()) {
            case CAPTURE_OWED -> money == null ? 0 : money.invoicedMinor() - money.capturedMinor();
            case OWED_BY_CHANNEL -> owed(one, money, books);
            case CHARGEBACK -> money == null ? 0 : money.disputedMinor();
            default -> goods(one.subject(), standing, order, books);
        };
    }

    private static long goods(long subject, Standing standing, Order order, Books books) {
        return switch (FactSubject.ofProcess(standing.process()).orElse(null)) {
            case ORDER ->
                order.everyLine().stream()
                        .mapToLong(line -> line.open() * line.unitPriceMinor())
                        .sum();
            case FULFILLMENT -> goods(books.work.get(subject), order);
            case RETURN -> goods(books.returns.get(subject), order);
            case null, default -> 0;
        };
    }

    private static long owed(Case one, @Nullable PaymentView money, Books books) {
        Long own = books.owed.get(one.subject());
        return own != null ? own : money == null ? 0 : money.owedMinor();
    }

    private static long goods(@Nullable Fulfillment work, Order order) {
        return work == null
                ? 0
                : work.lines().stream()
                        .mapToLong(line -> line.line().ofKit()
                                ? 0
                                : line.quantity() * price(order, line.line().line()))
                        .sum();
    }

    private static long goods(@Nullable Return back, Order order) {
        return back == null
                ? 0
                : back.lines().stream()
                        .mapToLong(line -> line.line().ofKit()
                                ? 0
                                : line.quantity() * price(order, line.line().line()))
                        .sum();
    }

    private static long price(Order order, int number) {
        return order.lines().stream()
                .filter(line -> line.line() == number)
                .mapToLong(OrderLine::unitPriceMinor)
                .findFirst()
                .orElse(0);
    }
}
