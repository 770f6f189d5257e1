package io.crossdock.orchestration.change;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Addresses as parts of changes have them. Pure. */
final class AddressFields {

    private static final Set<String> OF_RECIPIENT = Set.of("name", "phone", "company");

    private AddressFields() {}

    /** The fields that an action is about. */
    static JsonNode of(ChangeAction action, Address address) {
        var all = AgreementEdit.json(address);
        if (action instanceof ChangeAction.NewRecipient) {
            var some = EngineJson.MAPPER.createObjectNode();
            OF_RECIPIENT.stream().sorted().filter(all::has).forEach(name -> some.set(name, all.get(name)));
            return some;
        }
        return all;
    }

    /** The address that a part makes of the one of before. */
    static Address made(ChangePart part, Address before) {
        var json = AgreementEdit.json(before);
        if (part.kind().equals(ChangePart.RECIPIENT)) {
            json.remove(OF_RECIPIENT);
        } else {
            json.removeAll();
        }
        part.fields().after().properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        return AgreementEdit.address(json);
    }

    /** Whether nodes and dates would be chosen by something else. */
    static boolean isElsewhere(Address from, Address to) {
        return !from.country().equals(to.country())
                || !from.postalCode().equals(to.postalCode())
                || !Objects.equals(from.region(), to.region());
    }

    /** Whether a part is about an address by which nodes and dates would be chosen otherwise. */
    static boolean isElsewhere(ChangePart part) {
        return part.kind().equals(ChangePart.ADDRESS)
                && isElsewhere(
                        AgreementEdit.address(part.fields().before()),
                        AgreementEdit.address(part.fields().after()));
    }

    /** Why an order that no carrier brings has nothing to change; empty where it has. */
    static Optional<String> unaddressed(ChangeGround ground, ChangeAction action) {
        var way = ground.order().fulfillment();
        boolean address = action instanceof ChangeAction.NewAddress;
        if (way.kind().equals(DeliveryMethod.DIGITAL)) {
            return address
                    ? Optional.of("the order is delivered digitally: there is no address to change")
                    : Optional.empty();
        }
        if (!DeliveryMethod.collected(way.kind()) || !address && ground.work().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                address
                        ? "the customer collects the order at " + way.node() + ": there is no address to change"
                        : way.node() + " has the order under its old name; tell the store");
    }

    /** The address that nodes were asked for and that is not decided. */
    static Optional<Address> pending(List<OrderChange> open, Address now) {
        return open.stream()
                .flatMap(change -> change.parts().stream())
                .filter(part -> !part.kind().equals(ChangePart.METHOD) && part.moves())
                .filter(part -> part.state() == ChangeState.REQUESTED)
                .map(part -> made(part, now))
                .reduce((_, last) -> last);
    }
}
