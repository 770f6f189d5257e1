package io.crossdock.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two lists that should be the same. */
final class Difference {

    private Difference() {}

    /** One sentence per element that only one of the lists has. */
    static List<String> of(Set<String> left, String leftOnly, Set<String> right, String rightOnly) {
        var found = new ArrayList<String>();
        new TreeSet<>(left)
                .stream().filter(name -> !right.contains(name)).forEach(name -> found.add(name + " " + leftOnly));
        new TreeSet<>(right)
                .stream().filter(name -> !left.contains(name)).forEach(name -> found.add(name + " " + rightOnly));
        return found;
    }
}
