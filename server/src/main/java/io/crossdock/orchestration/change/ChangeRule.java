package io.crossdock.orchestration.change;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview.ChangedPromise;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides what a change does to an order, and finds all reasons why it can't be made. */
final class ChangeRule {

    /** The order's process takes the address of what no node has: it chooses nodes and dates anew. */
    static final String ADDRESS_CHANGED = "address-changed";

    /** The order's process asks the nodes for the work back, which they get anew. */
    static final String ADDRESS_ASKED = "address-change-asked";

    /** The order's process looks what it needs. */
    static final String LINES_ADDED = "lines-added";

    static final String CANCEL = "cancel-requested";
    static final String CANCEL_LINES = "lines-cancel-requested";

    /** Stages that lead on to the release of everything that is reserved. */
    private static final Set<String> GOES_ON = Set.of("awaiting-payment", "unpaid");

    private final ChangeGround ground;
    private final ChangeWish wish;
    private final ChangeOutlook outlook;
    private final Instant now;
    private final ChangeDraft draft = new ChangeDraft();

    private ChangeRule(ChangeGround ground, ChangeWish wish, ChangeOutlook outlook, Instant now) {
        this.ground = ground;
        this.wish = wish;
        this.outlook = outlook;
        this.now = now;
    }

    static ChangeDraft decide(ChangeGround ground, ChangeWish wish, ChangeOutlook outlook, Instant now) {
        var rule = new ChangeRule(ground, wish, outlook, now);
        rule.checkTogether();
        for (int i = 0; i < wish.actions().size(); i++) {
            rule.part(i, wish.actions().get(i));
        }
        return rule.draft;
    }

    private void refuse(int place, ViolationCode code, String why) {
        draft.violations.add(new Violation("/actions/" + place, code, why));
    }

    private void refuse(int place, String field, ViolationCode code, String why) {
        draft.violations.add(new Violation("/actions/" + place + "/" + field, code, why));
    }

    /** Actions that contradict each other, or whose effects would meet on the way. */
    private void checkTogether() {
        var kinds = new HashSet<String>();
        boolean units = false;
        boolean moves = false;
        for (int i = 0; i < wish.actions().size(); i++) {
            var action = wish.actions().get(i);
            if (!kinds.add(topic(action))
                    || action instanceof ChangeAction.NewMethod to && to.moneyMinor() != 0 && !kinds.add("price")) {
                refuse(i, ViolationCode.DUPLICATE, "another action of the change is about the same");
            }
            units |= action instanceof ChangeAction.FewerUnits;
            moves |= topic(action).equals(ChangePart.ADDRESS);
        }
        if (units && moves) {
            refuse(
                    0,
                    ViolationCode.NOT_ALLOWED,
                    "units and address can't be changed in one: nodes are asked for both; send two changes");
        }
    }

    private static String topic(ChangeAction action) {
        return switch (action) {
            case ChangeAction.FewerUnits fewer -> fewer.kind() + fewer.line();
            case ChangeAction.MoreUnits more -> more.kind();
            case ChangeAction.FurtherLine more -> more.toString();
            case ChangeAction.NewAddress to -> ChangePart.ADDRESS;
            case ChangeAction.NewRecipient to -> ChangePart.ADDRESS;
            case ChangeAction.NewMethod to -> ChangePart.ADDRESS;
            case ChangeAction.DeliveryNotes notes -> notes.kind();
            case ChangeAction.LowerPrice price -> price.kind();
        };
    }

    private void part(int place, ChangeAction action) {
        boolean ended = ground.order().closedAt() != null;
        if (ended && !(action instanceof ChangeAction.LowerPrice)) {
            refuse(
                    place,
                    ViolationCode.NOT_ALLOWED,
                    "the order has ended as " + ground.order().endState() + "; only its price can be lowered");
            return;
        }
        if (ground.agreed() == null) {
            refuse(place, ViolationCode.NOT_ALLOWED, "the order has no agreement to change");
            return;
        }
        switch (action) {
            case ChangeAction.NewAddress to -> address(place, action, to.address());
            case ChangeAction.NewRecipient to -> address(place, action, with(to));
            case ChangeAction.NewMethod to -> method(place, to);
            case ChangeAction.DeliveryNotes notes -> notes(place, notes);
            case ChangeAction.LowerPrice price -> price(place, price);
            case ChangeAction.FewerUnits fewer -> units(place, fewer);
            case ChangeAction.MoreUnits more -> more(place, more);
            case ChangeAction.FurtherLine more -> further(place, more);
        }
    }

    // --- where it goes

    private Address with(ChangeAction.NewRecipient to) {
        var a = ground.order().shipTo();
        return new Address(
                to.name(),
                a.line1(),
                a.line2(),
                a.city(),
                a.region(),
                a.postalCode(),
                a.country(),
                to.phone(),
                to.company());
    }

    private void address(int place, ChangeAction action, Address to) {
        if (isRefused(place, action, to)) {
            return;
        }
        boolean elsewhere = isElsewhere(to);
        boolean accepted = ground.work().stream().anyMatch(ChangeGround.AtNode::accepted);
        var awaited = ground.workIds();
        if (!awaited.isEmpty()) {
            draft.event = ADDRESS_ASKED;
        } else if (elsewhere && !AddressRule.chosenLater(ground)) {
            draft.event = ADDRESS_CHANGED;
        }
        draft.address = accepted ? null : to;
        draft.promise = elsewhere ? AddressRule.promise(ground, outlook, to) : ChangedPromise.NONE;
        ground.work().forEach(w -> draft.work.add(AddressRule.told(w)));
        var made = new Made(
                accepted ? ChangeState.REQUESTED : ChangeState.APPLIED,
                AddressFields.of(action, ground.order().shipTo()),
                AddressFields.of(action, to),
                accepted ? "" : awaited.isEmpty() ? "at once" : "at once; the nodes get their work anew");
        add(place, action, made, 0, null, awaited);
    }

    private boolean isRefused(int place, ChangeAction action, Address to) {
        var order = ground.order();
        var unaddressed = AddressFields.unaddressed(ground, action);
        if (unaddressed.isPresent()) {
            refuse(place, ViolationCode.NOT_ALLOWED, unaddressed.get());
        } else if (ground.openUnits() == 0) {
            refuse(
                    place,
                    ViolationCode.NOT_SHIPPED,
                    "everything has left or is to be canceled: ask the carrier to redirect the parcel, or take it back"
                            + " as a return and order anew");
        } else if (ground.said().open().stream()
                .flatMap(c -> c.parts().stream())
                .anyMatch(p -> p.kind().equals(ChangePart.METHOD) && p.state() == ChangeState.REQUESTED)) {
            refuse(place, ViolationCode.NOT_ALLOWED, "another method is asked for and not decided");
        } else if (to.equals(order.shipTo()) && pending().isEmpty()) {
            refuse(place, ViolationCode.SAME, "the order goes there already");
        } else if (pending().filter(to::equals).isPresent()) {
            refuse(place, ViolationCode.SAME, "this was asked for already, and a node has to answer");
        } else {
            return isNotTaken(place, to);
        }
        return true;
    }

    /** The stage decides: an order that is being canceled, or chooses its nodes right now, takes nothing. */
    private boolean isNotTaken(int place, Address to) {
        boolean taken;
        if (!ground.takes(CANCEL) || ground.flags().recalled()) {
            taken = false;
        } else if (!ground.work().isEmpty()) {
            taken = ground.takes(ADDRESS_ASKED);
        } else {
            taken = !isElsewhere(to) || AddressRule.chosenLater(ground) || ground.takes(ADDRESS_CHANGED);
        }
        if (!taken) {
            refuse(
                    place,
                    ViolationCode.NOT_ALLOWED,
                    "the order is at " + ground.stage() + ", where its process takes no other address");
        }
        return !taken;
    }

    private Optional<Address> pending() {
        return AddressFields.pending(ground.said().open(), ground.order().shipTo());
    }

    private boolean isElsewhere(Address to) {
        return AddressFields.isElsewhere(ground.order().shipTo(), to);
    }

    // --- how it gets there

    private void method(int place, ChangeAction.NewMethod to) {
        var wanted = MethodRule.wanted(ground.order(), to);
        var no = MethodRule.refusal(ground, to, wanted);
        if (no.isEmpty() && isMoving()) {
            no = Optional.of(new Violation(
                    "", ViolationCode.NOT_ALLOWED, "another address or method is asked for and not decided"));
        }
        var offer = no.isEmpty() ? outlook.offer(wanted) : null;
        if (offer != null) {
            no = MethodRule.refusal(ground, wanted, offer);
        }
        if (offer == null || no.isPresent()) {
            no.ifPresent(
                    v -> draft.violations.add(new Violation("/actions/" + place + v.pointer(), v.code(), v.message())));
            return;
        }
        boolean asks = to.moneyMinor() > 0 && outlook.further().answer() == ExtensionTerms.Answer.ASKED;
        boolean atOnce = ground.work().isEmpty() && !asks;
        if (to.moneyMinor() != 0 && !isPriced(place, to.moneyMinor(), atOnce)) {
            return;
        }
        draft.event = asks ? null : MethodRule.event(ground);
        draft.wanted = atOnce ? wanted : null;
        draft.promise = MethodRule.promise(ground, offer);
        ground.work().forEach(w -> draft.work.add(MethodRule.told(w)));
        var made = new Made(
                atOnce ? ChangeState.APPLIED : ChangeState.REQUESTED,
                MethodRule.fields(ground.order(), to),
                MethodRule.fields(wanted, to),
                atOnce ? "at once; nodes and date are chosen anew" : "");
        add(place, to, made, to.moneyMinor(), null, asks ? List.of() : ground.workIds());
    }

    /** Whether nodes were asked for another address, recipient or method and have not answered. */
    private boolean isMoving() {
        return ground.said().open().stream()
                .flatMap(change -> change.parts().stream())
                .anyMatch(part -> part.moves() && part.state() == ChangeState.REQUESTED);
    }

    /** Whether the price of shipping can be another; less is taken off, and may have to be paid back. */
    private boolean isPriced(int place, long moneyMinor, boolean atOnce) {
        var at = "delivery/moneyMinor";
        if (moneyMinor > 0) {
            return isDearer(place, at, moneyMinor);
        }
        if (ground.flags().unpaid()) {
            refuse(
                    place,
                    at,
                    ViolationCode.NOT_ALLOWED,
                    "the order waits for its money, which its channel has to collect: change the price there");
            return false;
        }
        var wanted = new PriceReduction(ground.order().id().value(), null, -moneyMinor, ground.openOfAll());
        var plan = outlook.money(wanted);
        if (!plan.fits()) {
            refuse(place, at, ViolationCode.ABOVE_LIMIT, "must be at most " + plan.mostMinor() + " less");
            return false;
        }
        draft.money = PartFields.money(plan);
        draft.price = atOnce ? wanted : null;
        return true;
    }

    private boolean isDearer(int place, String at, long moneyMinor) {
        var terms = outlook.further();
        var no = FurtherRule.refusal(ground, wish, terms);
        no.ifPresent(why -> refuse(place, at, ViolationCode.NOT_ALLOWED, why));
        draft.more = FurtherRule.more(moneyMinor, terms);
        draft.money = FurtherRule.money(moneyMinor, terms);
        return no.isEmpty();
    }

    // --- what else

    private void notes(int place, ChangeAction.DeliveryNotes notes) {
        var agreed = Objects.requireNonNull(ground.agreed())
                .agreement()
                .head(ground.order().number())
                .path("delivery");
        var before = EngineJson.MAPPER.createObjectNode();
        var after = EngineJson.MAPPER.createObjectNode();
        PartFields.note(agreed, "giftMessage", notes.giftMessage(), before, after);
        PartFields.note(agreed, "instructions", notes.instructions(), before, after);
        if (ground.openUnits() == 0) {
            refuse(place, ViolationCode.NOT_SHIPPED, "everything has left or is to be canceled");
        } else if (before.equals(after)) {
            refuse(place, ViolationCode.SAME, "the agreement says so already");
        } else {
            var told = ground.work().isEmpty()
                    ? "kept with the agreement; nodes get it with their work"
                    : "kept with the agreement; nodes that have work of it are not told";
            var made = new Made(ChangeState.APPLIED, before, after, told);
            add(place, notes, made, 0, null, List.of());
        }
    }

    private void price(int place, ChangeAction.LowerPrice price) {
        var order = ground.order();
        if (price.line() != null && line(price.line()).isEmpty()) {
            refuse(place, "line", ViolationCode.UNKNOWN_LINE, "the order has no line " + price.line());
            return;
        }
        if (ground.flags().unpaid()) {
            refuse(
                    place,
                    ViolationCode.NOT_ALLOWED,
                    "the order waits for its money, which its channel has to collect: change the price there");
            return;
        }
        var open = ground.open();
        wish.actions().forEach(a -> {
            if (a instanceof ChangeAction.FewerUnits fewer) {
                open.computeIfPresent(fewer.line(), (_, n) -> Math.max(0, n - fewer.quantity()));
            }
        });
        var wanted = new PriceReduction(order.id().value(), price.line(), price.amountMinor(), open);
        var plan = outlook.money(wanted);
        if (!plan.fits()) {
            refuse(
                    place,
                    "amountMinor",
                    ViolationCode.ABOVE_LIMIT,
                    "must be at most " + plan.mostMinor() + ", which is left of "
                            + (price.line() == null ? "the order" : "the line")
                            + "; money that is invoiced and not captured yet does not count");
            return;
        }
        draft.price = wanted;
        draft.money = PartFields.money(plan);
        var agreed = Objects.requireNonNull(ground.agreed()).agreement();
        var made = new Made(
                ChangeState.APPLIED,
                PartFields.amounts(agreed, price, 0),
                PartFields.amounts(agreed, price, -price.amountMinor()),
                PartFields.words(draft.money, agreed));
        add(place, price, made, -price.amountMinor(), null, List.of());
    }

    private void units(int place, ChangeAction.FewerUnits fewer) {
        var line = line(fewer.line());
        if (line.isEmpty()) {
            refuse(place, "line", ViolationCode.UNKNOWN_LINE, "the order has no line " + fewer.line());
            return;
        }
        long open = ground.open().getOrDefault(fewer.line(), 0L);
        boolean whole = ground.fewer(wish) >= ground.openUnits();
        if (fewer.quantity() > open) {
            refuse(
                    place,
                    "quantity",
                    ViolationCode.ABOVE_LINE,
                    "must be at most the units that are still to be sent, " + open + ", not " + fewer.quantity());
        } else if (!whole && ground.said().kits().contains(line.get().sku())) {
            refuse(place, "line", ViolationCode.IS_KIT, "units of a kit can only be canceled with the whole order");
        } else if (whole && wish.actions().stream().anyMatch(a -> !(a instanceof ChangeAction.FewerUnits))) {
            refuse(place, ViolationCode.NOT_ALLOWED, "nothing would be left to send: cancel the order alone");
        } else if (!ground.takes(whole ? CANCEL : CANCEL_LINES)) {
            refuse(
                    place,
                    ViolationCode.NOT_ALLOWED,
                    "the order is at " + ground.stage() + ", where its process takes no cancellation");
        } else {
            draft.units.add(new LineChange(ground.order().id().value(), fewer.line(), fewer.quantity()));
            var made = new Made(
                    ChangeState.REQUESTED,
                    PartFields.quantity(fewer, line.get().canceled()),
                    PartFields.quantity(fewer, line.get().canceled() + fewer.quantity()),
                    "");
            var asked = new ChangePart.Units(fewer.line(), fewer.quantity(), 0, 0);
            add(place, fewer, made, 0, asked, List.of());
        }
    }

    private void more(int place, ChangeAction.MoreUnits more) {
        var no = outlook.more(more.line());
        boolean goesOn = GOES_ON.contains(ground.stage()) && ground.hasGoods();
        if (!ground.takes(CANCEL) || ground.flags().recalled() || !goesOn && !ground.takes(LINES_ADDED)) {
            no = "the order is at " + ground.stage() + ", where its process takes no further line";
        }
        if (!no.isEmpty()) {
            refuse(place, ViolationCode.NOT_ALLOWED, no);
            return;
        }
        draft.line = more.line();
        draft.event = goesOn ? null : LINES_ADDED;
        var after = EngineJson.MAPPER
                .createObjectNode()
                .put("line", more.line().line())
                .put("sku", more.line().sku())
                .put("quantity", more.line().quantity())
                .put("unitPriceMinor", more.line().unitPriceMinor())
                .put("totalMinor", more.line().totalMinor());
        var made =
                new Made(ChangeState.APPLIED, EngineJson.MAPPER.createObjectNode(), after, "reserved; work of its own");
        add(place, more, made, more.line().totalMinor(), null, List.of());
    }

    /** Lines that cost something wait for their money; all of a change are looked at with the first of them. */
    private void further(int place, ChangeAction.FurtherLine more) {
        var lines = FurtherRule.lines(ground.order(), wish);
        var all = ChangeDraft.More.of(lines);
        if (!draft.violations.isEmpty() || draft.more.isNone() && !areOffered(place, all)) {
            return;
        }
        draft.more = all;
        draft.event = all.asked() ? null : LINES_ADDED;
        var line = lines.get(draft.parts.size());
        var made = new Made(
                all.asked() ? ChangeState.REQUESTED : ChangeState.APPLIED,
                EngineJson.MAPPER.createObjectNode(),
                FurtherRule.fields(line),
                all.asked() ? "" : "reserved; work of its own");
        add(place, more, made, line.totalMinor(), null, List.of());
    }

    private boolean areOffered(int place, ChangeDraft.More all) {
        var terms = outlook.further();
        all.lines().stream()
                .map(outlook::more)
                .filter(unknown -> !unknown.isEmpty())
                .findFirst()
                .or(() -> FurtherRule.refusal(ground, wish))
                .or(() -> all.asked() ? FurtherRule.refusal(ground, terms) : Optional.empty())
                .ifPresent(why -> refuse(place, ViolationCode.NOT_ALLOWED, why));
        if (!draft.violations.isEmpty()) {
            return false;
        }
        var offer = outlook.offer(FurtherRule.alone(ground.order(), all.lines()));
        draft.promise = FurtherRule.promise(offer);
        draft.money = all.asked() ? FurtherRule.money(all.amountMinor(), terms) : draft.money;
        if (!offer.possible()) {
            refuse(place, ViolationCode.NOT_OFFERED, "nobody has the further units now: " + offer.why());
        }
        return offer.possible();
    }

    private Optional<OrderLine> line(int number) {
        return ground.order().everyLine().stream()
                .filter(l -> l.line() == number)
                .findFirst();
    }

    /** A part as it is now. @param outcome empty while it is requested */
    private record Made(ChangeState state, JsonNode before, JsonNode after, String outcome) {}

    private void add(
            int place,
            ChangeAction action,
            Made made,
            long moneyMinor,
            ChangePart.@Nullable Units units,
            List<Long> awaited) {
        draft.parts.add(new ChangePart(
                place + 1,
                action.kind(),
                new ChangePart.Fields(made.before(), made.after()),
                moneyMinor,
                units,
                new ChangePart.Asked(awaited, 0),
                made.state() == ChangeState.REQUESTED
                        ? ChangePart.Decision.NONE
                        : new ChangePart.Decision(made.state(), made.outcome(), now)));
    }
}
