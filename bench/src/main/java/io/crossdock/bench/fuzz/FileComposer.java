package io.crossdock.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes text bodies: documents in YAML, files of figures in CSV and NDJSON. Most have a fault. */
final class FileComposer {

    private static final int DEEP = 5_000;
    private static final int ALIAS_LEVELS = 12;

    private static final List<String> SCALARS = List.of(
            "\"\\q\"",
            "\"\\xZZ\"",
            "\"\\ud800\"",
            "\"\\0\"",
            "\"unclosed",
            "'unclosed",
            "!!java.lang.ProcessBuilder [a]",
            "!!binary \"####\"",
            "!!timestamp x",
            "!!int x",
            "!!set {a, b}",
            "!<tag:x> y",
            "*nowhere",
            "&a *a",
            "&a [*a]",
            "{{ x }}",
            "{a: {b: [",
            "]",
            "@x",
            "`x`",
            "%x",
            "1e400",
            "1e20",
            "9223372036854775808",
            "-1",
            "1.5",
            "0x7fffffffffffffffff",
            ".inf",
            ".nan",
            "~",
            "null",
            "yes",
            "|",
            ">-",
            "? a",
            "- - - -",
            "{<<: {a: b}}",
            "-4713-01-01T00:00:00Z",
            "PT99999999999999H",
            "P-1D",
            "999999999999d",
            "\u0000",
            "\ufffe",
            "x: y: z",
            "[]",
            "{}",
            "''");

    private final List<String> documents;

    /** @param documents valid documents */
    FileComposer(List<String> documents) {
        this.documents = List.copyOf(documents);
    }

    /** A document. @param kind {@code process:} or {@code policy:}, with which one of that kind has a line */
    byte[] document(String kind, FuzzDice dice) {
        var fitting = documents.stream().filter(d -> d.contains(kind)).toList();
        var valid = fitting.isEmpty() ? "a: 1\n" : dice.of(fitting);
        return OddValues.utf8(
                switch (dice.below(10)) {
                    case 0 -> valid;
                    case 1 -> whole(dice);
                    default -> spoiled(valid, dice);
                });
    }

    private static String whole(FuzzDice dice) {
        return switch (dice.below(9)) {
            case 0 -> "";
            case 1 -> "a: " + "[".repeat(DEEP) + "]".repeat(DEEP);
            case 2 -> "{a: ".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case 3 -> nestedBlocks();
            case 4 -> aliases();
            case 5 -> "%YAML 9.9\n---\na: 1\n---\nb: 2\n";
            case 6 -> "\tprocess: x\n";
            case 7 -> dice.of(SCALARS);
            default -> "process: x\nversion: 1\nstart: a\nstages:\n" + ("  a: {}\n").repeat(2_000);
        };
    }

    private static String nestedBlocks() {
        var text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    /** Each level names the one before nine times. */
    private static String aliases() {
        var text = new StringBuilder("l0: &l0 [x]\n");
        for (int i = 1; i <= ALIAS_LEVELS; i++) {
            text.append("l%d: &l%d [%s]\n"
                    .formatted(i, i, ("*l" + (i - 1) + ", ").repeat(9).replaceAll(", $", "")));
        }
        return text.toString();
    }

    private static String spoiled(String valid, FuzzDice dice) {
        var lines = new ArrayList<>(valid.lines().toList());
        int spoils = 1 + dice.below(3);
        for (int i = 0; i < spoils && !lines.isEmpty(); i++) {
            int at = dice.below(lines.size());
            var line = lines.get(at);
            switch (dice.below(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, " " + line);
                case 3 -> lines.set(at, line.replaceFirst("^(\\s*)", "$1\t"));
                default -> {
                    var value = dice.of(SCALARS).replace("\\", "\\\\").replace("$", "\\$");
                    lines.set(at, line.contains(": ") ? line.replaceFirst(": .*", ": " + value) : line + " " + value);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** A file with a header. */
    byte[] csv(FuzzDice dice) {
        var header = dice.oneIn(8)
                ? dice.of("", "sku", "sku,sku,units", "\"sku", "a;b;c", "\u0000", "sku\tnode\tunits")
                : dice.of("sku,node,units", "sku,node,units", "sku,node,units,countedAt");
        int columns = header.split(",").length;
        return rows(header + "\n", "SKU-F%d,DC-F,%d" + (columns == 4 ? ",2026-11-23T10:00:00Z" : ""), dice);
    }

    byte[] ndjson(FuzzDice dice) {
        return rows("", "{\"sku\":\"SKU-F%d\",\"node\":\"DC-F\",\"units\":%d}", dice);
    }

    private static byte[] rows(String head, String row, FuzzDice dice) {
        int count = dice.oneIn(20) ? 3_000 : 1 + dice.below(6);
        boolean odd = !dice.oneIn(3);
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(odd && dice.oneIn(3) ? OddValues.inFile(dice) : row.formatted(1 + i % 8, dice.below(100)));
        }
        var end = dice.of("\n", "\r\n", "\r");
        var text = head + lines.stream().collect(Collectors.joining(end));
        return dice.oneIn(4) ? text.getBytes(StandardCharsets.ISO_8859_1) : OddValues.utf8(text);
    }
}
