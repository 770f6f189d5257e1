package io.crossdock.world.play;

import java.util.ArrayList;
import java.util.List;

/**
 * The results of a play.
 *
 * @param violations invariants that Crossdock itself finds broken at the end
 */
public record PlayReport(List<ScenarioResult> results, List<String> violations, double seconds) {

    /** How a scenario ended. */
    public enum Ending {
        /** Every expectation held. */
        PASSED,
        /** It failed where its mark says. */
        OPEN,
        /** It failed, or failed elsewhere than its mark says. */
        FAILED,
        /** It is marked as open, and every expectation held: the mark must go. */
        SOLVED
    }

    /**
     * The result of a scenario.
     *
     * @param open why it is marked as open; empty where it isn't
     * @param fails the place or act at which it must fail then
     * @param failure the first expectation that did not hold; empty where all held
     */
    public record ScenarioResult(String name, String title, String open, String fails, String failure) {

        public Ending ending() {
            if (failure.isEmpty()) {
                return open.isEmpty() ? Ending.PASSED : Ending.SOLVED;
            }
            return open.isEmpty() || !failure.contains(": " + fails + " ") ? Ending.FAILED : Ending.OPEN;
        }

        /** The mark, the name, and what matters. */
        String line() {
            return switch (ending()) {
                case PASSED -> "✔ " + name + ": " + title;
                case OPEN -> "○ " + name + ": " + open;
                case FAILED ->
                    "✘ " + name + ": " + title + "\n      " + failure
                            + (open.isEmpty() ? "" : "\n      is marked to fail at: " + fails);
                case SOLVED -> "✘ " + name + ": it passes now; take its mark 'open' away (" + open + ")";
            };
        }

        /** The same; for an open one also where it fails. */
        String detailed() {
            return ending() == Ending.OPEN ? line() + "\n      " + failure : line();
        }
    }

    /** Whether nothing failed, nothing marked as open passed, and no invariant is broken. */
    public boolean good() {
        return violations.isEmpty() && count(Ending.FAILED) + count(Ending.SOLVED) == 0;
    }

    public long count(Ending ending) {
        return results.stream().filter(result -> result.ending() == ending).count();
    }

    /** Results that are not as they should be, one line each, and broken invariants. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(results.stream()
                .filter(result -> result.ending() == Ending.FAILED || result.ending() == Ending.SOLVED)
                .map(ScenarioResult::line)
                .toList());
        violations.forEach(violation -> faults.add("✘ invariant: " + violation));
        return faults;
    }

    /** The closing line. */
    String closing() {
        long failed = count(Ending.FAILED) + count(Ending.SOLVED);
        return "%d pass, %d open, %d fail%s (%.0f s)"
                .formatted(
                        count(Ending.PASSED),
                        count(Ending.OPEN),
                        failed,
                        violations.isEmpty() ? "" : ", " + violations.size() + " invariants broken",
                        seconds);
    }
}
