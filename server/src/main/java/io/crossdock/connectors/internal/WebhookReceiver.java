package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EventType;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.Payments;
import io.crossdock.platform.BatchGrouper;
import io.crossdock.returns.Returns;
import io.crossdock.returns.UnannouncedGoods;
import io.crossdock.shared.ListIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Stores webhooks, many of them in one transaction, and answers after the commit. */
@Component
public final class WebhookReceiver implements DisposableBean {

    private static final String ACTOR = "connectors";
    private static final int QUEUE_MAX = 4_096;
    private static final int BATCH_MAX = 256;
    private static final int WORKERS = 2;
    private static final int RAW_MAX = 2_000;
    /** Numbers of items that are about nothing known: below 2^53, so that every reader of JSON keeps them exact. */
    private static final long NUMBER_MIN = 8_000_000_000_000_000L;

    private static final long NUMBERS = 1_000_000_000_000_000L;
    private static final Pattern KEY = Pattern.compile("[A-Z]([0-9]{1,18})-.*");

    private final Engine engine;
    private final Payments payments;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final UnannouncedGoods unannounced;
    private final Masterdata masterdata;
    private final NodeSystems nodes;
    private final BatchGrouper<Told, Boolean> grouper;

    WebhookReceiver(
            Engine engine,
            Payments payments,
            Fulfillments fulfillments,
            Returns returns,
            UnannouncedGoods unannounced,
            Masterdata masterdata,
            NodeSystems nodes) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.nodes = nodes;
        this.payments = payments;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.unannounced = unannounced;
        this.grouper = new BatchGrouper<>("webhooks", QUEUE_MAX, BATCH_MAX, WORKERS, this::store);
    }

    /** The items of one webhook, with its system. */
    private record Told(String system, List<PartnerNotice> news) {}

    /** Stores items; completes after the commit. @param system name of the sending system, within its port */
    public CompletableFuture<Boolean> take(String system, List<PartnerNotice> news) {
        return grouper.submit(new Told(system, news));
    }

    /** Stores with a transaction for each system, because rows are locked in key order within one system only. */
    private List<Boolean> store(List<Told> requests) {
        var bySystem = new TreeMap<String, List<PartnerNotice>>();
        requests.forEach(
                r -> bySystem.computeIfAbsent(r.system, s -> new ArrayList<>()).addAll(r.news));
        bySystem.forEach((system, news) -> engine.transact(ACTOR, tx -> {
            apply(tx, system, news);
            return true;
        }));
        return requests.stream().map(r -> true).toList();
    }

    /**
     * Passes the items to the modules that own their subjects. An item about a subject of another system becomes a
     * case.
     */
    private void apply(Tx tx, String system, List<PartnerNotice> news) {
        var money = of(news, PartnerNotice.OfMoney.class);
        var told = money.stream().map(PartnerNotice.OfMoney::news).toList();
        var stray = of(news, PartnerNotice.OfUnannounced.class).stream()
                .collect(Collectors.partitioningBy(a -> isOf(system, a.arrival().node())));
        var goods = ListIndex.known(stray, true).stream()
                .map(PartnerNotice.OfUnannounced::arrival)
                .toList();
        SubjectLockStore.take(
                tx,
                Stream.of(
                                told.stream().map(n -> subject(n.answer())),
                                payments.ordersOf(tx, told).stream(),
                                unannounced.ordersOf(tx, goods).stream())
                        .flatMap(ids -> ids)
                        .toList());
        report(tx, system, money, PartnerNotice.OfMoney::news, (t, all) -> payments.reported(t, system, all));
        report(
                tx,
                system,
                of(news, PartnerNotice.OfReady.class),
                PartnerNotice.OfReady::report,
                (t, all) -> fulfillments.reportReady(t, system, all));
        report(
                tx,
                system,
                of(news, PartnerNotice.OfShipment.class),
                PartnerNotice.OfShipment::shipment,
                (t, all) -> fulfillments.reportShipped(t, system, all));
        report(
                tx,
                system,
                of(news, PartnerNotice.OfRejection.class),
                PartnerNotice.OfRejection::refusal,
                (t, all) -> fulfillments.reportRejected(t, system, all));
        var arrivals = of(news, PartnerNotice.OfArrival.class).stream()
                .collect(Collectors.partitioningBy(a -> isOf(system, a.arrival().node())));
        report(
                tx,
                system,
                ListIndex.known(arrivals, true),
                PartnerNotice.OfArrival::arrival,
                (t, all) -> returns.reportReceived(t, system, all));
        ListIndex.known(arrivals, false)
                .forEach(
                        a -> raise(tx, system, "names the node " + a.arrival().node() + " of another system", a.raw()));
        unannounced.report(tx, system, goods);
        ListIndex.known(stray, false)
                .forEach(
                        a -> raise(tx, system, "names the node " + a.arrival().node() + " of another system", a.raw()));
        var parcels = of(news, PartnerNotice.OfParcel.class);
        if (!parcels.isEmpty()) {
            fulfillments.reportTracking(
                    tx, parcels.stream().map(PartnerNotice.OfParcel::sighting).toList());
        }
        of(news, PartnerNotice.Unreadable.class).forEach(u -> raise(tx, system, u.why(), u.raw()));
    }

    /** Whether goods may arrive at this node by the word of this system; empty: where they were expected. */
    private boolean isOf(String system, String node) {
        return node.isEmpty()
                || masterdata.nodesByCode().containsKey(node) && nodes.of(node).equals(system);
    }

    /** The subject that a key begins with, to be locked before its money; 0 where there is none. */
    private static long subject(PaymentAnswer answer) {
        var matcher = KEY.matcher(answer.key());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static <N extends PartnerNotice> List<N> of(List<PartnerNotice> news, Class<N> type) {
        return news.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <N extends PartnerNotice, E> void report(
            Tx tx, String system, List<N> news, Function<N, E> element, BiFunction<Tx, List<E>, List<Boolean>> verb) {
        if (news.isEmpty()) {
            return;
        }
        var known = verb.apply(tx, news.stream().map(element).toList());
        for (int i = 0; i < news.size(); i++) {
            if (!known.get(i)) {
                raise(
                        tx,
                        system,
                        "names something unknown, or of another system or node",
                        news.get(i).raw());
            }
        }
    }

    private static final EventType<Unmatched> WEBHOOK_UNMATCHED = new EventType<>("webhook-unmatched", Unmatched.class);

    private record Unmatched(String why, String raw) {}

    /** Raises a case per item, however often it comes, and stores its text in the log. */
    private static void raise(Tx tx, String system, String why, String raw) {
        var kept = raw.length() <= RAW_MAX ? raw : raw.substring(0, RAW_MAX);
        long id = number(system + "\n" + raw);
        tx.emit(id, WEBHOOK_UNMATCHED, new Unmatched(why, kept));
        tx.raise(ConnectorCaseKinds.WEBHOOK_UNMATCHED.problem(id, "A webhook " + why + ": " + kept));
    }

    /** A number that is the same for the same text, and above all ids that are given in turn. */
    private static long number(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return NUMBER_MIN + Math.floorMod(ByteBuffer.wrap(hash).getLong(), NUMBERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void destroy() {
        grouper.close();
    }
}
