package io.crossdock.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The kind of units of an order's line: of the SKU that was ordered, of a part of the kit that was ordered, or of a SKU
 * that is sent in place of it. Stock, nodes, parcels and returns tell units apart by it; the order's line counts them
 * all as its own.
 *
 * <p>In JSON its members stand beside those of the object that has it, {@code component} and {@code substitute} only
 * where they say something.
 *
 * @param line as the order numbers it
 * @param component place of the part in its kit, from 1; 0 where the units are no part of a kit
 * @param substitute whether they are sent in place of what was ordered. A line has one substitute at a time
 */
public record UnitLine(
        int line,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int component,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean substitute)
        implements Comparable<UnitLine> {

    private static final Comparator<UnitLine> BY_LINE = Comparator.comparingInt(UnitLine::line)
            .thenComparingInt(UnitLine::component)
            .thenComparing(UnitLine::substitute);

    public UnitLine {
        if (component < 0) {
            throw new IllegalArgumentException("parts of kits are counted from 1: " + component);
        }
    }

    /** Units of the SKU that the line names. */
    public static UnitLine ordered(int line) {
        return new UnitLine(line, 0, false);
    }

    /** Units of a part of the kit that the line names. @param place of the part in its kit, from 1 */
    public static UnitLine component(int line, int place) {
        return new UnitLine(line, place, false);
    }

    /** Units that are sent in place of those that the line names. */
    public static UnitLine substitute(int line) {
        return new UnitLine(line, 0, true);
    }

    /** As it is written now, and as it was before its members stood apart. */
    @JsonCreator
    static UnitLine read(
            @JsonProperty("line") int line,
            @JsonProperty("component") @Nullable Integer component,
            @JsonProperty("substitute") @Nullable Boolean substitute) {
        return component == null && substitute == null
                ? UnitLineCode.read(line)
                : new UnitLine(line, component == null ? 0 : component, Boolean.TRUE.equals(substitute));
    }

    /** Whether the units are a part of a kit. */
    public boolean ofKit() {
        return component > 0;
    }

    /** The units that the line names: of a part of a kit the whole kit. */
    public UnitLine whole() {
        return component > 0 ? new UnitLine(line, 0, substitute) : this;
    }

    /** The units in whose place these are sent; themselves where they are what was ordered, or a part of that. */
    public UnitLine original() {
        return substitute ? new UnitLine(line, component, false) : this;
    }

    @Override
    public int compareTo(UnitLine other) {
        return BY_LINE.compare(this, other);
    }

    /** For people: {@code 1}, {@code 1 (part 2)}, {@code 1 (substitute)}. */
    @Override
    public String toString() {
        return line + (component > 0 ? " (part " + component + ")" : "") + (substitute ? " (substitute)" : "");
    }
}
