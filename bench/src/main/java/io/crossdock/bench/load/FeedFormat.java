package io.crossdock.bench.load;

import java.util.List;
import java.util.Locale;

/** Format in which a feed's message reaches the server. */
public enum FeedFormat {
    /** Records in this process, to measure the verb alone. */
    ROWS(""),
    JSON("application/json"),
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    public final String type;

    FeedFormat(String type) {
        this.type = type;
    }

    /**
     * Finds formats by name.
     *
     * @throws IllegalArgumentException with the names that are allowed
     */
    public static List<FeedFormat> named(String name) {
        if (name.equals("all")) {
            return List.of(values());
        }
        for (var format : values()) {
            if (format.toString().equals(name)) {
                return List.of(format);
            }
        }
        throw new IllegalArgumentException("--format must be rows, json, csv, ndjson or all, not " + name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Query of a complete reset of a node. */
    public String query(long sequence, String at, String node) {
        return this == JSON ? "" : "?kind=reset&sequence=" + sequence + "&at=" + at + "&node=" + node;
    }

    /** Body of a complete reset of a node. */
    public String body(long sequence, String at, String node, List<String> skus, long[] units) {
        var text = new StringBuilder(skus.size() * 40);
        switch (this) {
            case ROWS -> throw new IllegalStateException("rows have no body");
            case JSON ->
                text.append("{\"kind\":\"reset\",\"sequence\":")
                        .append(sequence)
                        .append(",\"at\":\"")
                        .append(at)
                        .append("\",\"node\":\"")
                        .append(node)
                        .append("\",\"rows\":[");
            case CSV -> text.append("sku;units\r\n");
            case NDJSON -> {}
        }
        for (int i = 0; i < units.length; i++) {
            switch (this) {
                case CSV ->
                    text.append(skus.get(i)).append(';').append(units[i]).append("\r\n");
                default ->
                    text.append(this == JSON && i > 0 ? "," : "")
                            .append("{\"sku\":\"")
                            .append(skus.get(i))
                            .append("\",\"units\":")
                            .append(units[i])
                            .append(this == JSON ? "}" : "}\n");
            }
        }
        return text.append(this == JSON ? "]}" : "").toString();
    }
}
