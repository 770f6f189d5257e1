package io.crossdock.shared;

import java.math.BigInteger;

/** Shares of an amount, {@code amount * part / whole}, exact even where the product passes 2^63. */
public final class ExactRatio {

    private ExactRatio() {}

    /** Rounded down. @param whole above zero @throws ArithmeticException if the share itself passes 2^63 */
    public static long floor(long amount, long part, long whole) {
        return fits(amount, part)
                ? Math.floorDiv(amount * part, whole)
                : divide(amount, part, whole)[0].longValueExact();
    }

    /** Rounded up. @param whole above zero @throws ArithmeticException if the share itself passes 2^63 */
    public static long ceil(long amount, long part, long whole) {
        if (fits(amount, part)) {
            return Math.ceilDiv(amount * part, whole);
        }
        var share = divide(amount, part, whole);
        return share[1].signum() == 0
                ? share[0].longValueExact()
                : share[0].add(BigInteger.ONE).longValueExact();
    }

    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == (a * b) >> 63;
    }

    /** Quotient, rounded down, and remainder, zero or more. */
    private static BigInteger[] divide(long amount, long part, long whole) {
        var divisor = BigInteger.valueOf(whole);
        var share =
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).divideAndRemainder(divisor);
        return share[1].signum() < 0
                ? new BigInteger[] {share[0].subtract(BigInteger.ONE), share[1].add(divisor)}
                : share;
    }
}
