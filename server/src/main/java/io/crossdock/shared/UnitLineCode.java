package io.crossdock.shared;

/**
 * A {@link UnitLine} as one number. Systems of nodes name the lines of their work by it. Decisions and events that were
 * recorded before the members of a unit line were written apart have it, too. No column stores it.
 *
 * <p>An order line has its own number, a component adds 10000 times its place in the kit, a substitute adds 510000.
 * Orders have at most 500 lines and kits at most 50 parts, so the numbers are unique.
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
