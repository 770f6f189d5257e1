package io.crossdock.inventory.count.internal;

import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.HashSet;
import java.util.List;

/** Refuses a list that names an id twice; the command would be applied twice. */
public final class DistinctIds {

    private DistinctIds() {}

    public static List<Long> each(List<Long> ids, char letter) {
        var seen = new HashSet<Long>();
        for (var id : ids) {
            if (!seen.add(id)) {
                throw Refused.invalid(List.of(new Violation(
                        "", ViolationCode.DUPLICATE, IdText.print(letter, id) + " is in the list twice")));
            }
        }
        return ids;
    }
}
