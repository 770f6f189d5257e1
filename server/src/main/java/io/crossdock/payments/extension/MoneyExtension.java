package io.crossdock.payments.extension;

import java.util.List;

/**
 * What an order is to cost more. What is not of a line is charged with the next shipment, as shipping is.
 *
 * @param subject the process that asks for it
 * @param amountMinor all of it, in minor units; zero or more
 */
public record MoneyExtension(long order, long subject, long amountMinor, List<FurtherLine> lines) {

    public MoneyExtension {
        lines = List.copyOf(lines);
    }

    /** What is charged with the next shipment, in minor units. */
    public long levelMinor() {
        return amountMinor - lines.stream().mapToLong(FurtherLine::totalMinor).sum();
    }
}
