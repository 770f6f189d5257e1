package io.crossdock.channels.internal;

import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.update.ChannelStatement;
import io.crossdock.channels.update.DigitalGoodsRule;
import io.crossdock.channels.update.KnownOrders;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderAcceptance;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.orders.seller.SaidSeller;
import io.crossdock.orders.seller.SellerKind;
import io.crossdock.orders.seller.SellerRegister;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores a set of messages with their orders in one transaction: all of them, or none with an exception. */
final class OrderStorage {

    static final String ACTOR = "intake";

    /** Result of one message. */
    sealed interface Outcome {

        /** Stored, stored before with the same body, or refused. */
        record Answered(IntakeReply reply) implements Outcome {}

        /** Another message with other bytes has its name. */
        record Other(ChannelMessageStore.Stored stored) implements Outcome {}
    }

    private final Engine engine;
    private final Orders orders;
    private final Masterdata masterdata;
    private final OrderAcceptance acceptance;
    private final KnownOrders known;
    private final SellerRegister sellers;
    private final ChannelMessageStore messages = new ChannelMessageStore();

    OrderStorage(
            Engine engine,
            Orders orders,
            Masterdata masterdata,
            OrderAcceptance acceptance,
            OrderRequests requests,
            ChangeRequests changes,
            SellerRegister sellers) {
        this.sellers = sellers;
        this.known = new KnownOrders(orders, requests, changes);
        this.engine = engine;
        this.orders = orders;
        this.masterdata = masterdata;
        this.acceptance = acceptance;
    }

    /** Stores messages with distinct names. One outcome per message, in order. */
    List<Outcome> store(List<IncomingMessage> set) {
        try {
            return engine.transact(ACTOR, tx -> new Storing(tx, set, Map.of()).run());
        } catch (RuntimeException e) {
            if (!ChannelMessageStore.duplicate(e)) {
                throw e;
            }
            // An order that came under another key has the reference. Rare, so it is looked up only now.
            return engine.transact(ACTOR, tx -> new Storing(tx, set, orders.byReference(tx, references(set))).run());
        }
    }

    /** Whether there is an order of this name. */
    boolean knows(OrderReference name) {
        return !engine.read(tx -> orders.byReference(tx, List.of(name))).isEmpty();
    }

    private static Set<OrderReference> references(List<IncomingMessage> set) {
        var references = new HashSet<OrderReference>();
        for (var message : set) {
            var order = message.order();
            if (order != null) {
                references.add(new OrderReference(order.channel(), order.reference()));
            }
        }
        return references;
    }

    /** Violations for the SKUs of an order that are not in the master data. */
    static List<Violation> unknownSkus(NewOrder order, Map<String, Sku> known) {
        var violations = new ArrayList<Violation>();
        for (var line : order.goods()) {
            if (!known.containsKey(line.sku())) {
                violations.add(unknownSku(line.line() - 1, line.sku()));
            }
        }
        return violations;
    }

    static Violation unknownSku(int index, String sku) {
        return new Violation("/lines/" + index + "/sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + sku);
    }

    private final class Storing {
        private final Tx tx;
        private final List<IncomingMessage> set;
        private final Map<OrderReference, OrderId> taken;
        private final List<IncomingMessage> accepted = new ArrayList<>();
        private final List<OrderReference> refused = new ArrayList<>();
        private final Map<OrderReference, IntakeReply> replies = new HashMap<>();

        Storing(Tx tx, List<IncomingMessage> set, Map<OrderReference, OrderId> taken) {
            this.tx = tx;
            this.set = set;
            this.taken = taken;
        }

        List<Outcome> run() {
            var fresh = messages.insert(tx, set);
            var others = set.stream()
                    .map(IncomingMessage::name)
                    .filter(name -> !fresh.contains(name))
                    .toList();
            var stored =
                    others.isEmpty() ? Map.<OrderReference, ChannelMessageStore.Stored>of() : messages.load(tx, others);
            var skus = skus();
            for (var message : set) {
                if (!stored.containsKey(message.name())) {
                    replies.put(message.name(), take(message, skus));
                }
            }
            outdated();
            if (!refused.isEmpty()) {
                messages.remove(tx, refused);
            }
            if (!accepted.isEmpty()) {
                acceptance.accept(tx, accepted.stream().map(OrderStorage::order).toList());
            }
            return set.stream()
                    .map(message -> stored.containsKey(message.name())
                            ? repeated(message, ListIndex.known(stored, message.name()))
                            : new Outcome.Answered(ListIndex.known(replies, message.name())))
                    .toList();
        }

        /** Takes out the orders about which the channel has said something newer; their messages are kept. */
        private void outdated() {
            var words = accepted.stream()
                    .map(IncomingMessage::word)
                    .filter(Objects::nonNull)
                    .toList();
            var forbidden = known.make(tx, words);
            if (forbidden.isEmpty()) {
                return;
            }
            var late = new ArrayList<IncomingMessage>();
            for (var message : List.copyOf(accepted)) {
                var word = message.word();
                var newer = word == null ? null : forbidden.get(word.name());
                if (newer != null) {
                    var answer = IntakeAnswers.outdated(newer);
                    accepted.remove(message);
                    refused.add(message.name());
                    replies.put(message.name(), new IntakeReply(200, answer, false));
                    late.add(message.outdated(answer));
                }
            }
            messages.insert(tx, late);
        }

        private Map<String, Sku> skus() {
            var skus = new HashSet<String>();
            for (var message : set) {
                var order = message.order();
                if (order != null && !message.holdUnknownSku()) {
                    order.goods().forEach(line -> skus.add(line.sku()));
                }
            }
            return skus.isEmpty() ? Map.of() : masterdata.skus(tx, skus);
        }

        private IntakeReply take(IncomingMessage message, Map<String, Sku> known) {
            var order = message.order();
            if (order == null) {
                return new IntakeReply(message.status(), message.answer(), false);
            }
            var unknown = message.holdUnknownSku() ? List.<Violation>of() : unknownSkus(order, known);
            var wrong = new ArrayList<>(wrongNodes(order));
            wrong.addAll(DigitalGoodsRule.violations(order, known));
            wrong.addAll(unknownSeller(order));
            if (!wrong.isEmpty()) {
                unknown = Stream.concat(unknown.stream(), wrong.stream()).toList();
            }
            if (unknown.isEmpty() && !message.holdUnknownSku()) {
                unknown = acceptance.unservable(tx, order); // what a channel has sold already waits for a person
            }
            if (!unknown.isEmpty()) {
                refused.add(message.name());
                return IntakeAnswers.invalid(unknown);
            }
            var by = taken.get(new OrderReference(order.channel(), order.reference()));
            if (by != null) {
                refused.add(message.name());
                return IntakeAnswers.taken(order.channel(), order.reference(), by);
            }
            accepted.add(message);
            return new IntakeReply(message.status(), message.answer(), false);
        }

        /** Violations of a brand and a legal entity that nobody knows, where the channel refuses such orders. */
        private List<Violation> unknownSeller(NewOrder order) {
            if (!sellers.refusesUnknown(tx, order.channel())) {
                return List.of();
            }
            var said = SaidSeller.of(order.id().value(), order.channel(), order.agreement());
            return OrderSellers.unknown(said, sellers.soldBy(tx, List.of(said)).getFirst()).stream()
                    .map(kind -> unknownSeller(kind, String.valueOf(said.word(kind))))
                    .toList();
        }

        private static Violation unknownSeller(SellerKind kind, String word) {
            return switch (kind) {
                case BRAND -> new Violation("/brand", ViolationCode.UNKNOWN_BRAND, "there is no brand " + word);
                case LEGAL_ENTITY ->
                    new Violation(
                            "/legalEntity", ViolationCode.UNKNOWN_LEGAL_ENTITY, "there is no legal entity " + word);
            };
        }

        private List<Violation> wrongNodes(NewOrder order) {
            return order.groups().isEmpty()
                    ? wrongNode(order.fulfillment(), "")
                    : order.groups().stream()
                            .flatMap(g -> wrongNode(g.fulfillment(), "/deliveryGroups/" + (g.number() - 1)).stream())
                            .toList();
        }

        /** Violations of the node where the customer wants to collect: it must exist and offer that. */
        private List<Violation> wrongNode(DeliveryMethod way, String at) {
            if (way.node() == null) {
                return DigitalGoodsRule.unserved(way, masterdata.nodesByCode().values(), at);
            }
            var node = masterdata.nodesByCode().get(String.valueOf(way.node()));
            if (node == null || !node.active()) {
                return List.of(new Violation(
                        at + "/node", ViolationCode.UNKNOWN_NODE, "there is no active node " + way.node()));
            }
            return node.offers(NodeProfile.Kind.of(way.kind()))
                    ? List.of()
                    : List.of(new Violation(
                            at + "/fulfillment",
                            ViolationCode.NOT_OFFERED,
                            "node " + way.node() + " does not offer " + way.kind()));
        }

        private static Outcome repeated(IncomingMessage message, ChannelMessageStore.Stored earlier) {
            return earlier.hash().equals(message.hash())
                    ? new Outcome.Answered(new IntakeReply(earlier.status(), earlier.answer(), true))
                    : new Outcome.Other(earlier);
        }
    }

    /** The order of a message that makes one. */
    private static NewOrder order(IncomingMessage message) {
        return Objects.requireNonNull(message.order());
    }

    /**
     * Stores a message that makes no order, and applies what it says; the same message changes nothing again.
     *
     * @param message its answer is replaced by what {@code answer} makes of the effect
     * @param earlier reads what a stored message said
     */
    IntakeReply note(
            IncomingMessage message,
            ChannelStatement said,
            Function<byte[], @Nullable ChannelStatement> earlier,
            Function<KnownOrders.Effect, String> answer) {
        return engine.transact(ACTOR, tx -> {
            if (messages.insert(tx, List.of(message)).isEmpty()) {
                var stored = messages.load(tx, List.of(message.name())).get(message.name());
                return new IntakeReply(200, Objects.requireNonNull(stored).answer(), true);
            }
            var about = new OrderReference(message.name().channel(), said.reference());
            var effect = said.reference().isEmpty()
                    ? KnownOrders.Effect.NONE
                    : known.apply(
                            tx,
                            about,
                            said,
                            message.name().reference(),
                            key -> earlier(tx, about.channel(), key, earlier),
                            (t, order, detail) -> t.raise(
                                    ChannelCaseKinds.CHANNEL_UPDATE_NOT_APPLIED.problem(order.value(), detail)));
            var text = answer.apply(effect);
            messages.answer(tx, message.name(), text);
            return new IntakeReply(200, text, false);
        });
    }

    private @Nullable ChannelStatement earlier(
            Tx tx, String channel, String key, Function<byte[], @Nullable ChannelStatement> read) {
        var name = new OrderReference(channel, key);
        var stored = messages.load(tx, List.of(name)).get(name);
        return stored == null ? null : read.apply(stored.raw());
    }
}
