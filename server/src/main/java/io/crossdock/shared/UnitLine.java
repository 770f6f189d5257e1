package io.crossdock.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which units of an order line are meant: those of the ordered SKU, of a component of the ordered kit, or of a
 * substitute. Stock, nodes, parcels and returns tell them apart; the order's line counts them all as its own.
 *
 * <p>In JSON its members stand among those of the object that has it; {@code component} and {@code substitute} are left
 * out at their defaults.
 *
 * @param line number of the order line
 * @param component place of the component in its kit, from 1; 0 if the units are no component
 * @param substitute whether the units are sent in place of the ordered ones. A line has one substitute at a time
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
            throw new IllegalArgumentException("components of kits are counted from 1: " + component);
        }
    }

    /** Units of the SKU that the line names. */
    public static UnitLine ordered(int line) {
        return new UnitLine(line, 0, false);
    }

    /** Units of a component of the kit that the line names. @param place place of the component in its kit, from 1 */
    public static UnitLine component(int line, int place) {
        return new UnitLine(line, place, false);
    }

    /** Units that are sent in place of the units that the line names. */
    public static UnitLine substitute(int line) {
        return new UnitLine(line, 0, true);
    }

    /** Reads the current form, and the older one with a single number. */
    @JsonCreator
    static UnitLine read(
            @JsonProperty("line") int line,
            @JsonProperty("component") @Nullable Integer component,
            @JsonProperty("substitute") @Nullable Boolean substitute) {
        return component == null && substitute == null
                ? UnitLineCode.read(line)
                : new UnitLine(line, component == null ? 0 : component, Boolean.TRUE.equals(substitute));
    }

    /** Whether the units are a component of a kit. */
    public boolean ofKit() {
        return component > 0;
    }

    /** The ordered units: of a component, the whole kit. */
    public UnitLine whole() {
        return component > 0 ? new UnitLine(line, 0, substitute) : this;
    }

    /** The units that these replace; the same units if they are not a substitute. */
    public UnitLine original() {
        return substitute ? new UnitLine(line, component, false) : this;
    }

    @Override
    public int compareTo(UnitLine other) {
        return BY_LINE.compare(this, other);
    }

    /** Units of the line, for people: {@code 2 of line 1 (substitute)}. */
    public String counted(long quantity) {
        return quantity + " of line " + this;
    }

    /** For people: {@code 1}, {@code 1 (part 2)}, {@code 1 (substitute)}. */
    @Override
    public String toString() {
        return line + (component > 0 ? " (part " + component + ")" : "") + (substitute ? " (substitute)" : "");
    }
}
