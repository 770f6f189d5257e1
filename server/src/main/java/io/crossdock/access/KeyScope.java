package io.crossdock.access;

import java.util.List;

/**
 * The data that a key may reach.
 *
 * @param brands codes; empty: all
 * @param channels codes; empty: all
 * @param nodes codes; empty: all
 */
public record KeyScope(List<String> brands, List<String> channels, List<String> nodes) {

    /** Everything. */
    public static final KeyScope ALL = new KeyScope(List.of(), List.of(), List.of());

    public KeyScope {
        brands = List.copyOf(brands);
        channels = List.copyOf(channels);
        nodes = List.copyOf(nodes);
    }

    /** Codes of a dimension; empty: all. */
    public List<String> of(ScopeDimension dimension) {
        return switch (dimension) {
            case BRAND -> brands;
            case CHANNEL -> channels;
            case NODE -> nodes;
        };
    }
}
