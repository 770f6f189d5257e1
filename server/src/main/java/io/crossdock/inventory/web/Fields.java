package io.crossdock.inventory.web;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.platform.Checked;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bodies and parameters of this module have in common. */
@Component
public final class Fields {

    public static final String ACTOR = "api";
    public static final int CODE_MAX = 100;
    static final int PAGE_MAX = 500;
    public static final long UNITS_MAX = 1_000_000_000_000L;
    private static final int TIME_MAX = 40;

    private final Masterdata masterdata;

    Fields(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    /** A SKU or node that a field of the body names. */
    public record Named(Checked element, String field, String code) {}

    /** Adds a violation for every SKU that is not in the master data; blank ones have theirs already. */
    public void refuseUnknownSkus(Tx tx, List<Named> named) {
        var asked = new TreeSet<String>();
        named.forEach(n -> asked.add(n.code()));
        var known = masterdata.skus(tx, asked).keySet();
        named.stream()
                .filter(n -> !n.code().isEmpty() && !known.contains(n.code()))
                .forEach(n -> n.element().violation(n.field(), "unknown", "there is no SKU " + n.code()));
    }

    /** The same for nodes. */
    public void refuseUnknownNodes(Tx tx, List<Named> named) {
        var known = new HashSet<String>();
        masterdata.nodes(tx).stream().map(Node::code).forEach(known::add);
        named.stream()
                .filter(n -> !n.code().isEmpty() && !known.contains(n.code()))
                .forEach(n -> n.element().violation(n.field(), "unknown", "there is no node " + n.code()));
    }

    /** @throws Refused {@code sku-not-found} */
    public void refuseUnknownSku(Tx tx, String code) {
        if (masterdata.skus(tx, List.of(code)).isEmpty()) {
            throw Refused.notFound("sku", code);
        }
    }

    /** Refuses elements that say the same thing twice. */
    public static void refuseDuplicates(List<Checked> elements, List<?> keys, String field) {
        var seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                elements.get(i).violation(field, "duplicate", "is in the list twice");
            }
        }
    }

    public static Instant time(Checked element, String name) {
        var text = element.text(name, TIME_MAX);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            element.violation(name, "wrong-format", "must be a time like 2026-11-23T10:00:00Z, not '" + text + "'");
            return Instant.EPOCH;
        }
    }

    public static int limit(int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new Refused("wrong-parameter", 400, "limit must be from 1 to " + PAGE_MAX);
        }
        return limit;
    }

    /** The id after which a page begins; the cursor is the last id of the page before. */
    public static long after(String cursor) {
        if (!cursor.matches("\\d{0,18}")) {
            throw new Refused("wrong-parameter", 400, "cursor is the nextCursor of a page before, not " + cursor);
        }
        return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    }

    /** A constant as {@link Checked#word} writes it; null where nothing was given. */
    public static <E extends Enum<E>> @Nullable E constant(String name, String word, Class<E> type) {
        if (word.isEmpty()) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (Checked.word(constant).equals(word.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new Refused("wrong-parameter", 400, name + " can't be " + word);
    }
}
