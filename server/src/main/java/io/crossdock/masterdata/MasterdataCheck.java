package io.crossdock.masterdata;

import io.crossdock.engine.Tx;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks that the SKUs and nodes that a request names exist. Skips blank codes, which have a violation already. */
@Component
public final class MasterdataCheck {

    private final Masterdata masterdata;

    MasterdataCheck(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    /** A SKU or node that a field of an element names. */
    public record NamedCode(RequestReader element, String field, String code) {}

    /** Pairs each element with its code, in order. */
    public static List<NamedCode> named(List<RequestReader> elements, String field, List<String> codes) {
        return IntStream.range(0, codes.size())
                .mapToObj(i -> new NamedCode(elements.get(i), field, codes.get(i)))
                .toList();
    }

    /**
     * Adds a violation for every element whose SKU is not in the master data. @param code null: the element has none
     */
    public <E> void refuseUnknownSkus(Tx tx, BoundList<E> list, String field, Function<E, @Nullable String> code) {
        refuseUnknownSkus(tx, named(list, field, code));
    }

    /**
     * Adds a violation for every element whose node is not in the master data. @param code null: the element has none
     */
    public <E> void refuseUnknownNodes(Tx tx, BoundList<E> list, String field, Function<E, @Nullable String> code) {
        refuseUnknownNodes(tx, named(list, field, code));
    }

    private static <E> List<NamedCode> named(BoundList<E> list, String field, Function<E, @Nullable String> code) {
        var named = new ArrayList<NamedCode>();
        list.each((place, element) ->
                named.add(new NamedCode(place, field, Objects.requireNonNullElse(code.apply(element), ""))));
        return named;
    }

    /** Adds a violation for every SKU that is not in the master data. */
    public void refuseUnknownSkus(Tx tx, List<NamedCode> named) {
        var asked = new TreeSet<String>();
        named.forEach(n -> asked.add(n.code()));
        var known = masterdata.skus(tx, asked).keySet();
        named.stream()
                .filter(n -> !n.code().isEmpty() && !known.contains(n.code()))
                .forEach(n ->
                        n.element().violation(n.field(), ViolationCode.UNKNOWN_SKU, "there is no SKU " + n.code()));
    }

    /** Adds a violation for every node that is not in the master data. */
    public void refuseUnknownNodes(Tx tx, List<NamedCode> named) {
        var known = new HashSet<String>();
        masterdata.nodes(tx).stream().map(Node::code).forEach(known::add);
        named.stream()
                .filter(n -> !n.code().isEmpty() && !known.contains(n.code()))
                .forEach(n ->
                        n.element().violation(n.field(), ViolationCode.UNKNOWN_NODE, "there is no node " + n.code()));
    }

    /** @throws Refused {@code sku-not-found} if there is no such SKU */
    public void refuseUnknownSku(Tx tx, String code) {
        if (masterdata.skus(tx, List.of(code)).isEmpty()) {
            throw Refused.notFound("sku", code);
        }
    }
}
