package io.crossdock.world;

import java.util.SplittableRandom;

/**
 * Random decisions that depend only on the seed of the run, the kind of decision ({@code what}) and the key of its
 * subject. The same three give the same result in any order, on any thread, in any run.
 */
public record Seed(long value) {

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public double chance(String what, String key) {
        return random(what, key).nextDouble();
    }

    /** True with this probability, 0 to 1. */
    public boolean happens(double probability, String what, String key) {
        return probability > 0 && chance(what, key) < probability;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public long between(long least, long most, String what, String key) {
        return random(what, key).nextLong(least, most + 1);
    }

    /** A generator for a subject that needs many numbers. */
    public SplittableRandom random(String what, String key) {
        long hash = mix(value ^ 0x9E3779B97F4A7C15L);
        hash = fold(hash, what);
        hash = fold(mix(hash + 0x632BE59BD9B4E019L), key);
        return new SplittableRandom(mix(hash));
    }

    /** A code of letters and digits for this key, for references that a system issues. */
    public String code(int length, String what, String key) {
        SplittableRandom random = random(what, key);
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(32)));
        }
        return code.toString();
    }

    private static long fold(long hash, String text) {
        long folded = hash;
        for (int i = 0; i < text.length(); i++) {
            folded = (folded ^ text.charAt(i)) * 0x100000001B3L;
            folded ^= folded >>> 29;
        }
        return folded;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
