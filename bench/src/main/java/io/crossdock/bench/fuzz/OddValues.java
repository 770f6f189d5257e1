package io.crossdock.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values that no field should choke on. */
final class OddValues {

    private static final int LONG_CHARACTERS = 10_001;
    private static final int HUGE_CHARACTERS = 400_000;

    /** Numbers as JSON writes them. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "-0",
            "1.5",
            "0.1",
            "2.0",
            "1e2",
            "1e20",
            "1E400",
            "-1e400",
            "1e-400",
            "1e1000000",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1000000000",
            "1000000001",
            "1000000000000",
            "1000000000001",
            "123456789012345678901234567890123456789012345678901234567890");

    private static final List<String> TIMES = List.of(
            "-4713-01-01T00:00:00Z",
            "-4714-11-24T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-18:00",
            "+10000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T25:00:00Z",
            "2026-11-23T10:00:00",
            "2026-11-23T10:00:00+99:00",
            "2026-11-23",
            "-4713-01-01",
            "+10000-01-01",
            "1762-06-31",
            "10:00",
            "24:00",
            "1e9",
            "now",
            "infinity",
            "-infinity");

    /** Texts as JSON writes them, without their quotes. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "x\\udc00y",
            "\\udbff\\udbff",
            "\\ud83d\\ude00",
            "\\ufffe\\uffff",
            "\\ufeffbom",
            "\\u0001\\u001b[31m\\u007f",
            "a\\r\\nSet-Cookie: x=1",
            "\\u202eabc",
            "e\\u0301\\u0301\\u0301",
            "%00",
            "%s%n%d",
            "%' or '1'='1",
            "_\\\\_",
            "\\\\",
            "a/b",
            "../../etc/passwd",
            " SKU ",
            "null",
            "O999999999999999999",
            "O9999999999999999999",
            "O-1",
            "C0",
            "1",
            "-1",
            "NaN",
            "true",
            "{}",
            "<script>",
            "${jndi:x}",
            "#{1+1}",
            "\\u00df\\u0130\\u0131");

    private OddValues() {}

    /** A value in place of another, as JSON writes it. @param text the old one, if it is text; else empty */
    static byte[] json(String text, FuzzDice dice) {
        return switch (dice.below(12)) {
            case 0, 1 -> utf8(dice.of(NUMBERS));
            case 2 -> utf8("\"" + dice.of(NUMBERS) + "\"");
            case 3 -> utf8("\"" + dice.of(TIMES) + "\"");
            case 4, 5 -> utf8("\"" + dice.of(TEXTS) + "\"");
            case 6 -> utf8("\"" + plain(text) + dice.of(TEXTS) + "\"");
            case 7 -> utf8(dice.of("null", "true", "[]", "{}", "[null]", "{\"a\":null}", "[[]]", "\"\""));
            case 8 -> utf8("\"" + "x".repeat(longLength(dice)) + "\"");
            case 9 -> bad(dice);
            case 10 -> utf8("\"" + "\\ud83d\\ude00".repeat(1 + dice.below(210)) + "\"");
            default -> nested(dice);
        };
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9 .:-]", "");
    }

    private static int longLength(FuzzDice dice) {
        return dice.of(40, 41, 200, 201, 500, 501, 1_001, 2_001, dice.oneIn(8) ? HUGE_CHARACTERS : LONG_CHARACTERS);
    }

    /** Text whose bytes are not UTF-8. */
    private static byte[] bad(FuzzDice dice) {
        int[] bytes = dice.of(
                new int[] {'"', 0xff, '"'},
                new int[] {'"', 0xed, 0xa0, 0x80, '"'},
                new int[] {'"', 0xc0, 0x80, '"'},
                new int[] {'"', 'a', 0xe2, 0x82, '"'},
                new int[] {'"', 0xf4, 0x90, 0x80, 0x80, '"'},
                new int[] {'"', 0, '"'});
        var text = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            text[i] = (byte) bytes[i];
        }
        return text;
    }

    private static byte[] nested(FuzzDice dice) {
        int depth = dice.of(10, 60, 600, 1_100, 60_000);
        return dice.oneIn(2)
                ? utf8("[".repeat(depth) + "]".repeat(depth))
                : utf8("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    /** A value of a parameter or a part of a path, encoded for a URL; some of it is wrong. */
    static String inUrl(FuzzDice dice) {
        return switch (dice.below(8)) {
            case 0 -> dice.of("%00", "a%00b", "%FF", "%ED%A0%80", "%C0%80", "%E2%82", "%", "%zz", "%u0041", "%2");
            case 1 -> dice.of(NUMBERS).replace("+", "%2B");
            case 2 -> dice.of(TIMES).replace("+", "%2B");
            case 3 -> dice.of("", "%20", "+", "%0d%0a", "%EF%BF%BD", "%F0%9F%98%80", "%C3%9F", "%E2%80%AE");
            case 4 ->
                dice.of("a%2Fb", "..%2F..", "%2e%2e", "a;b=c", "a:b", ":", "a%3Fb", "a%23b", "a%5Cb", "a|b", "[a]");
            case 5 -> "x".repeat(dice.of(201, 1_001, 6_000));
            case 6 ->
                dice.of("O1", "O999999999999999999", "O9999999999999999999", "C1", "R1", "F1", "H1", "K1", "A1", "T1");
            default ->
                dice.of("true", "null", "-1", "0", "1", "NaN", "%27%20or%201%3D1", "*", "\u00ff", "\u00ed\u00a0\u0080");
        };
    }

    /** A value of a header, one character per byte. */
    static String inHeader(FuzzDice dice) {
        return switch (dice.below(5)) {
            case 0 -> "x".repeat(dice.of(101, 201, 5_000));
            case 1 -> dice.of("", " ", "\t", ",", "a, b", "\"", "=?utf-8?b?AA==?=");
            case 2 -> dice.of("\u00ff", "\u00c3\u009f", "\u00ed\u00a0\u0080", "a\u0000b", "\u0001", "\u007f");
            case 3 -> dice.of("null", "0", "-1", "%00", "../..");
            default -> "key-" + dice.below(50);
        };
    }

    /** A line of a file of figures. */
    static String inFile(FuzzDice dice) {
        return dice.of(
                "SKU-F1,DC-F,1 000",
                "SKU-F1,DC-F,1e20",
                "SKU-F1,DC-F,-5",
                "SKU-F1,DC-F,9223372036854775808",
                "SKU-F1,DC-F,1.5",
                "SKU-F1,DC-F,\u0000",
                "SKU-F1,DC-F,2\u00009",
                "SKU\u0000F1,DC-F,5",
                "\"SKU-F1,DC-F,5",
                "\"SKU-F1\"x,DC-F,5",
                "SKU-F1,DC-F",
                ",,,,,,",
                "SKU-F1;DC-F;5",
                "SKU-F1,DC-F,5,-4713-01-01T00:00:00Z",
                "SKU-F1,DC-F,5,+999999999-01-01T00:00:00Z",
                "SKU-F1,DC-F,5,0000-00-00",
                "x".repeat(20_000) + ",DC-F,5",
                "{\"sku\":\"SKU-F1\",\"node\":\"DC-F\",\"units\":1e20}",
                "{\"sku\":\"\\u0000\",\"node\":\"DC-F\",\"units\":1}",
                "{\"sku\":\"\\ud800\",\"node\":\"DC-F\",\"units\":1}",
                "{\"sku\":\"SKU-F1\",\"units\":1,\"countedAt\":\"-4713-01-01T00:00:00Z\"}",
                "{\"sku\":\"SKU-F1\",\"sku\":\"SKU-F2\",\"units\":1}",
                "{\"sku\":null}",
                "[]",
                "\u00ff\u00fe");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
