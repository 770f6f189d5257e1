package io.crossdock.payments;

import io.crossdock.shared.UnitLine;
import java.util.List;

/**
 * A movement of money that a stage asks for.
 *
 * @param subject subject of the stage: order, fulfillment or return; each gets an operation once
 * @param name the subject as people see it, {@code F12}; the provider's key is made from it
 * @param entry the stage entry ({@link io.crossdock.engine.Work#key()}): after a refusal, the same entry gets the
 *     refusal again, another entry a new attempt
 * @param units the units that a refund is for; of a void of money that a channel has, those that may still be sent;
 *     empty for the other operations, whose amounts are known here
 */
public record PaymentRequest(
        PaymentOperation kind, long subject, String name, long order, String entry, List<Units> units) {

    public PaymentRequest {
        units = List.copyOf(units);
    }

    /** Base units of an order line. */
    public record Units(UnitLine line, long quantity) {}
}
