package io.crossdock.orchestration.change;

import static io.crossdock.orchestration.change.ChangeFixture.AT;
import static io.crossdock.orchestration.change.ChangeFixture.DENVER;
import static io.crossdock.orchestration.change.ChangeFixture.MEMPHIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orders.Address;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeAction.NewAddress;
import io.crossdock.orders.change.ChangeAction.NewRecipient;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses in the parts of changes. */
class AddressFieldsTest {

    private static final Address JOAN =
            new Address("Joan Prova", "1 Test Way", null, "Memphis", "TN", "38103", "US", "555", null);
    private static final ChangeAction RECIPIENT = new NewRecipient("Joan Prova", "555", null);

    @Test
    void aRecipientIsNameAndPhoneAndCompany() {
        assertThat(AddressFields.of(RECIPIENT, JOAN)).hasToString("{\"name\":\"Joan Prova\",\"phone\":\"555\"}");
    }

    @Test
    void anotherRecipientKeepsTheStreet() {
        assertThat(AddressFields.made(part(RECIPIENT, JOAN, ChangeState.REQUESTED), MEMPHIS))
                .isEqualTo(JOAN);
        assertThat(AddressFields.made(part(new NewAddress(DENVER), DENVER, ChangeState.REQUESTED), JOAN))
                .isEqualTo(DENVER);
    }

    @Test
    void countryRegionAndPostalCodeDecideWhetherNodesAreChosenAnew() {
        assertThat(AddressFields.isElsewhere(MEMPHIS, JOAN)).isFalse();
        assertThat(AddressFields.isElsewhere(MEMPHIS, at("TN", "38104", "US"))).isTrue();
        assertThat(AddressFields.isElsewhere(MEMPHIS, at("AR", "38103", "US"))).isTrue();
        assertThat(AddressFields.isElsewhere(MEMPHIS, at("TN", "38103", "MX"))).isTrue();
    }

    @Test
    void theLastAddressThatIsAskedForIsPending() {
        var open = List.of(
                change(part(new NewAddress(DENVER), DENVER, ChangeState.REQUESTED)),
                change(part(RECIPIENT, JOAN, ChangeState.REQUESTED)));

        assertThat(AddressFields.pending(open, MEMPHIS)).contains(JOAN);
        assertThat(AddressFields.pending(
                        List.of(change(part(new NewAddress(DENVER), DENVER, ChangeState.APPLIED))), MEMPHIS))
                .isEmpty();
    }

    private static Address at(String region, String postalCode, String country) {
        return new Address("Ines Prova", "1 Test Way", null, "Memphis", region, postalCode, country, null, null);
    }

    private static ChangePart part(ChangeAction action, Address after, ChangeState state) {
        return new ChangePart(
                1,
                action.kind(),
                new ChangePart.Fields(AddressFields.of(action, MEMPHIS), AddressFields.of(action, after)),
                0,
                null,
                ChangePart.Asked.NOBODY,
                new ChangePart.Decision(state, "", AT));
    }

    private static OrderChange change(ChangePart part) {
        return new OrderChange(
                7, 1, new ChangeWish("customer", "mind", "", List.of(RECIPIENT)), "anna", AT, List.of(part));
    }
}
