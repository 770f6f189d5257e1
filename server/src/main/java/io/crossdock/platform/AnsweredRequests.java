package io.crossdock.platform;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes commands that move goods safe to send again. A key is taken in the transaction of the command's effect, so the
 * effect and the answer are stored together or not at all. Whoever sends the same key again gets that answer; with
 * another body it is refused.
 *
 * <p>Keys are kept as long as the ledger's rows. A key belongs to one operation.
 */
public final class AnsweredRequests {

    /** Names a request; without it, each request is one of its own. */
    public static final String HEADER = "Idempotency-Key";

    private static final String REPLAYED = "Idempotent-Replayed";

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private AnsweredRequests() {}

    /**
     * An element of a request.
     *
     * @param key the sender's own name for it, such as the number of a receipt; null: it has none
     * @param pointer JSON pointer of the field that has the key, for the refusal
     * @param body the element as it was sent
     */
    public record Element<T>(@Nullable String key, String pointer, JsonNode body, T command) {}

    /**
     * Does a request once. A refusal keeps no key.
     *
     * @param key the header {@link #HEADER}; null: the request is done
     * @throws Refused 400 {@code bad-key}, 422 {@code other-body}
     */
    public static <R> R whole(
            Tx tx, String operation, @Nullable String key, JsonNode body, Class<R> answer, Supplier<R> work) {
        if (key != null && (key.isBlank() || key.length() > Limits.KEY_CHARACTERS_MAX)) {
            throw new Refused(
                    "bad-key", 400, "The Idempotency-Key must have 1 to " + Limits.KEY_CHARACTERS_MAX + " characters");
        }
        var fresh = new ArrayList<R>(1);
        var result = each(
                        tx,
                        operation,
                        List.of(new Element<>(key, "", body, operation)),
                        answer,
                        _ -> {
                            fresh.add(work.get());
                            return fresh;
                        },
                        _ -> true)
                .getFirst();
        if (fresh.isEmpty() && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes http) {
            Objects.requireNonNull(http.getResponse()).setHeader(REPLAYED, "true");
        }
        return result;
    }

    /**
     * Does each element once that has a key; elements without one are done. The answers are in the order of the
     * elements.
     *
     * @param work does those that are new, and answers for each, in order
     * @param effective whether an answer says that something was done; else its key stays free
     * @throws Refused 422 {@code other-body}, naming every element whose key was used for another body
     */
    public static <T, R> List<R> each(
            Tx tx,
            String operation,
            List<Element<T>> elements,
            Class<R> answer,
            Function<List<T>, List<R>> work,
            Predicate<R> effective) {
        var requests = requests(elements);
        var free = requests.isEmpty()
                ? new LinkedHashSet<String>()
                : new LinkedHashSet<>(AnsweredRequestStore.take(tx, operation, requests.values()));
        var known = free.size() == requests.size()
                ? Map.<String, AnsweredRequestStore.Row>of()
                : AnsweredRequestStore.answers(tx, operation, requests.values());
        refuseOthers(elements, requests, known);
        var first = new LinkedHashMap<String, Element<T>>();
        elements.forEach(e -> first.putIfAbsent(Objects.requireNonNullElse(e.key(), ""), e));
        var fresh = elements.stream()
                .filter(e -> e.key() == null || free.contains(e.key()) && first.get(e.key()) == e)
                .toList();
        var made = fresh.isEmpty()
                ? List.<R>of()
                : work.apply(fresh.stream().map(Element::command).toList());
        var byKey = new LinkedHashMap<String, R>();
        var unkeyed = new ArrayList<R>();
        for (int i = 0; i < fresh.size(); i++) {
            var key = fresh.get(i).key();
            if (key == null) {
                unkeyed.add(made.get(i));
            } else {
                byKey.put(key, made.get(i));
            }
        }
        keep(tx, operation, byKey, effective);
        known.forEach((key, row) -> {
            if (!free.contains(key)) {
                byKey.put(key, EngineJson.MAPPER.readValue(row.answer(), answer));
            }
        });
        var rest = unkeyed.iterator();
        return elements.stream()
                .map(e -> e.key() == null ? rest.next() : Objects.requireNonNull(byKey.get(e.key())))
                .toList();
    }

    private static <T> Map<String, AnsweredRequestStore.Request> requests(List<Element<T>> elements) {
        var requests = new LinkedHashMap<String, AnsweredRequestStore.Request>();
        for (var element : elements) {
            var key = element.key();
            if (key != null) {
                requests.putIfAbsent(key, new AnsweredRequestStore.Request(key, hash(element.body())));
            }
        }
        return requests;
    }

    private static <T> void refuseOthers(
            List<Element<T>> elements,
            Map<String, AnsweredRequestStore.Request> requests,
            Map<String, AnsweredRequestStore.Row> known) {
        var violations = new ArrayList<Violation>();
        for (var element : elements) {
            var row = element.key() == null ? null : known.get(element.key());
            boolean twice = element.key() != null
                    && !hash(element.body())
                            .equals(Objects.requireNonNull(requests.get(element.key()))
                                    .body());
            if (twice || row != null && !row.sameBody()) {
                violations.add(new Violation(
                        element.pointer(), ViolationCode.TAKEN, "is the key of another body that was sent before"));
            }
        }
        if (!violations.isEmpty()) {
            throw new Refused("other-body", 422, "The key was used with another body", violations);
        }
    }

    private static <R> void keep(Tx tx, String operation, Map<String, R> byKey, Predicate<R> effective) {
        var answers = new LinkedHashMap<String, String>();
        var without = new ArrayList<String>();
        byKey.forEach((key, made) -> {
            if (effective.test(made)) {
                answers.put(key, EngineJson.write(made));
            } else {
                without.add(key);
            }
        });
        if (!answers.isEmpty()) {
            AnsweredRequestStore.answer(tx, operation, answers);
        }
        if (!without.isEmpty()) {
            AnsweredRequestStore.free(tx, operation, without);
        }
    }

    /**
     * Equal for bodies that say the same, whatever the order of their fields, and whether a field is null or absent;
     * also for what can't be stored, as NUL.
     */
    private static String hash(JsonNode body) {
        try {
            var text = SORTED.writeValueAsString(SORTED.treeToValue(RepairedJson.withoutNulls(body), Object.class));
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of several texts, none of which can be mistaken for a part of another. */
    public static String key(Object... parts) {
        return EngineJson.write(parts);
    }
}
