package io.crossdock.orchestration.fact;

import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.policy.fact.FactCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Facts that an order's agreement has and no column. */
final class AgreementValues {

    static final Set<String> NAMES =
            Set.of("brand", "legalEntity", "customerKind", "locale", "tags", "tenders", "version");

    private AgreementValues() {}

    static List<String> known(Set<String> names) {
        return names.stream()
                .filter(name -> NAMES.contains(name) || attribute(name))
                .toList();
    }

    private static boolean attribute(String name) {
        return name.startsWith(FactCatalog.ATTRIBUTE) || name.startsWith(FactCatalog.LINE_ATTRIBUTE);
    }

    static void add(List<String> wanted, OrderVersion agreed, Map<String, Object> facts) {
        var document = agreed.agreement().tree();
        for (var name : wanted) {
            var value = FactValue.of(value(name, agreed, document));
            if (value != null) {
                facts.put(name, value);
            }
        }
    }

    private static @Nullable Object value(String name, OrderVersion agreed, JsonNode document) {
        if (name.startsWith(FactCatalog.ATTRIBUTE)) {
            return attribute(document, name.substring(FactCatalog.ATTRIBUTE.length()));
        }
        if (name.startsWith(FactCatalog.LINE_ATTRIBUTE)) {
            var key = name.substring(FactCatalog.LINE_ATTRIBUTE.length());
            return document.path("lines")
                    .valueStream()
                    .map(line -> attribute(line, key))
                    .flatMap(Stream::ofNullable)
                    .toList();
        }
        return switch (name) {
            case "version" -> (long) agreed.version();
            case "customerKind" -> FactValue.text(document.path("customer").path("kind"));
            case "locale" -> locale(document);
            case "tags" -> texts(document.path("tags").valueStream());
            case "tenders" -> texts(document.path("tenders").valueStream().map(tender -> tender.path("type")));
            default -> FactValue.text(document.path(name));
        };
    }

    private static @Nullable String attribute(JsonNode of, String key) {
        return FactValue.text(of.path("attributes").path(key));
    }

    private static @Nullable String locale(JsonNode document) {
        var ofCustomer = FactValue.text(document.path("customer").path("locale"));
        return ofCustomer == null ? FactValue.text(document.path("locale")) : ofCustomer;
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return List.copyOf(new TreeSet<>(
                nodes.map(FactValue::text).flatMap(Stream::ofNullable).toList()));
    }
}
