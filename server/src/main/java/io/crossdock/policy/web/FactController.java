package io.crossdock.policy.web;

import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactDefinition;
import io.crossdock.policy.fact.FactKind;
import io.crossdock.policy.fact.FactSubject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The facts that processes and decision tables may ask for. */
@RestController
@Tag(name = "Policies")
class FactController {

    /** @param items those of orders first */
    record FactList(List<PublishedFact> items) {}

    /**
     * A fact.
     *
     * @param name as conditions and questions name it; it never changes
     * @param about {@code order}, {@code fulfillment}, {@code return}, {@code message} or {@code collection}
     * @param processes processes whose conditions may ask for it
     * @param kind {@code text}, {@code words} (any number of them), {@code number}, {@code flag} or {@code day}; in the
     *     facts of a process {@code string}, {@code words}, {@code int}, {@code bool} and {@code string}
     * @param origin {@code start}: given when the process starts; {@code stage}: set by stages, for their process
     *     alone; {@code read}: read when it is asked for
     * @param meaning what it says, in a few words
     * @param values what it may be
     */
    record PublishedFact(
            String name,
            String about,
            List<String> processes,
            String kind,
            String origin,
            String meaning,
            FactValues values) {

        static PublishedFact of(FactDefinition fact) {
            return new PublishedFact(
                    fact.name(),
                    fact.about().text(),
                    processes(fact),
                    fact.kind().text(),
                    fact.origin().text(),
                    fact.meaning(),
                    FactValues.of(fact));
        }

        private static List<String> processes(FactDefinition fact) {
            return Arrays.stream(FactSubject.values())
                    .filter(about -> FactCatalog.visible(about).contains(fact))
                    .flatMap(about -> about.processes().stream())
                    .toList();
        }
    }

    /**
     * What a fact may be.
     *
     * @param words the only values of a text; empty: any
     * @param unit unit of a number; null for other kinds
     * @param min least number; null for other kinds
     * @param max greatest number; null: no limit
     * @param absent when it has no value; null: it always has one. In a condition, it is zero or empty then
     */
    record FactValues(
            List<String> words,
            @Nullable String unit,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String absent) {

        static FactValues of(FactDefinition fact) {
            var range = fact.range();
            boolean number = fact.kind() == FactKind.NUMBER;
            return new FactValues(
                    range.words(),
                    number ? range.unit() : null,
                    number ? (Long) range.min() : null,
                    number && range.max() < Long.MAX_VALUE ? (Long) range.max() : null,
                    fact.always() ? null : fact.absent());
        }
    }

    @Operation(
            operationId = "listFacts",
            summary = "List the facts that conditions may ask for",
            description = "Conditions of processes and decision tables are checked against this list when they are "
                    + "saved. Also attribute.KEY, a text that orders of some channels have, and lineAttribute.KEY, the "
                    + "words that their lines have. No name is taken away.")
    @GetMapping("/v1/facts")
    FactList facts() {
        return new FactList(FactCatalog.all().stream().map(PublishedFact::of).toList());
    }
}
