package io.crossdock.shared;

/**
 * A {@link UnitLine} as one number. Systems of nodes know the lines of their work by it and report by it. Decisions and
 * facts have it that were recorded before the members of a unit line were written apart. Nothing else knows it, and no
 * column does.
 *
 * <p>An order's line stands for itself, a part of its kit is 10000 for each place above it, a substitute is 510000
 * above it. Orders have at most 500 lines and kits at most 50 parts, so no two are the same.
 */
public final class UnitLineCode {

    private static final int PART = 10_000;
    private static final int SUBSTITUTE = 510_000;

    private UnitLineCode() {}

    public static int of(UnitLine line) {
        return line.line() + PART * line.component() + (line.substitute() ? SUBSTITUTE : 0);
    }

    public static UnitLine read(int code) {
        if (code > SUBSTITUTE) {
            return UnitLine.substitute(code - SUBSTITUTE);
        }
        return code > PART ? UnitLine.component(code % PART, code / PART) : UnitLine.ordered(code);
    }
}
