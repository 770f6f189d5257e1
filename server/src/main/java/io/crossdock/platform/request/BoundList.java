package io.crossdock.platform.request;

import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.RequestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The elements of a list of a request, each with the place where its violations go.
 *
 * @param places one per element
 * @param elements as read; an element with violations has harmless values
 */
public record BoundList<E>(List<RequestReader> places, List<E> elements) {

    /** What all elements have in a list of theirs. @param name the name of that list in JSON */
    public <I> BoundList<I> inner(String name, Function<E, List<I>> of) {
        var inner = new BoundList<I>(new ArrayList<>(), new ArrayList<>());
        each((place, element) -> {
            var all = of.apply(element);
            inner.places.addAll(place.elements(name, all.size()));
            inner.elements.addAll(all);
        });
        return inner;
    }

    /** Looks at each element, to add violations to its place. */
    public void each(BiConsumer<RequestReader, E> look) {
        for (int i = 0; i < elements.size(); i++) {
            look.accept(places.get(i), elements.get(i));
        }
    }

    /** Adds a violation to every element that repeats the key of an earlier one. @param field the one that shows it */
    public void refuseDuplicates(String field, Function<E, ?> key) {
        DuplicateCheck.refuse(places, elements.stream().map(key).toList(), field);
    }
}
