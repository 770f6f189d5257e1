package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text of {@link io.crossdock.fulfillment.FulfillmentFacts#LOST_KITS}: whole kits that are lost with a parcel, as
 * {@code line:quantity}, separated by commas.
 */
public final class LostKits {

    private LostKits() {}

    static String print(List<KitExplosion.Whole> kits) {
        return kits.stream()
                .filter(k -> k.lost() > 0)
                .map(k -> k.line() + ":" + k.lost())
                .collect(Collectors.joining(","));
    }

    public static List<PaymentRequest.Units> units(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(","))
                        .map(kit -> kit.split(":"))
                        .map(kit -> new PaymentRequest.Units(
                                UnitLine.ordered(Integer.parseInt(kit[0])), Long.parseLong(kit[1])))
                        .toList();
    }
}
