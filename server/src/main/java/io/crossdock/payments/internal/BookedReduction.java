package io.crossdock.payments.internal;

import io.crossdock.shared.UnitLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A lowered price, or what is not sent of what was charged at the order, while a transaction holds its order's row
 * lock. Amounts in minor units.
 */
final class BookedReduction {

    final long subject;
    final long order;

    /** Null: of the order as a whole. */
    final @Nullable Integer line;

    long lowered;
    long back;
    long open;
    long openUnits;
    long kept;
    long keptUnits;
    /** Paid back of what was charged at the order: no price was lowered. */
    boolean unsent;

    boolean fresh;
    boolean touched;

    BookedReduction(long subject, long order, @Nullable Integer line) {
        this.subject = subject;
        this.order = order;
        this.line = line;
    }

    static BookedReduction read(ResultSet rs) throws SQLException {
        var reduction =
                new BookedReduction(rs.getLong("subject"), rs.getLong("order_id"), rs.getObject("line", Integer.class));
        reduction.lowered = rs.getLong("lowered_minor");
        reduction.back = rs.getLong("back_minor");
        reduction.open = rs.getLong("open_minor");
        reduction.openUnits = rs.getLong("open_units");
        reduction.kept = rs.getLong("kept_minor");
        reduction.keptUnits = rs.getLong("kept_units");
        reduction.unsent = rs.getString("cause").equals("unsent");
        return reduction;
    }

    long amount() {
        return lowered + back;
    }

    boolean of(UnitLine units) {
        return line != null && line == units.line();
    }

    /** What units of its line that are still to be charged cost less. */
    long share(long units) {
        return part(open, openUnits, units);
    }

    /** Takes the share of units off that are charged now, at most this much. @return what is taken off */
    long charge(long units, long most) {
        long part = Math.min(share(units), most);
        open -= part;
        openUnits = Math.max(0, openUnits - units);
        touched = true;
        return part;
    }

    /** Takes off what is open of a reduction of the whole order, at most this much. @return what is taken off */
    long chargeWhole(long most) {
        long part = Math.min(open, most);
        open -= part;
        touched |= part > 0;
        return part;
    }

    /** Of units that come back: by how much they were cheaper. */
    long giveUp(long units) {
        long part = part(kept, keptUnits, units);
        kept -= part;
        keptUnits = Math.max(0, keptUnits - units);
        touched = true;
        return part;
    }

    private static long part(long minor, long of, long units) {
        if (of == 0) {
            return 0;
        }
        return units >= of ? minor : AmountShares.ofFirst(units, of, minor);
    }
}
