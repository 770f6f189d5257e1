package io.crossdock.bench.fuzz;

import java.util.List;
import java.util.Random;

/** Random choices of one request. The same seed and number make the same choices. */
final class FuzzDice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Random random;

    FuzzDice(long seed, long number) {
        this.random = new Random(seed * GOLDEN ^ (number + 1) * 0xBF58476D1CE4E5B9L);
        random.nextInt();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
