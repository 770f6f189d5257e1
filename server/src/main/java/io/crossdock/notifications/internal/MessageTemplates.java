package io.crossdock.notifications.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates from {@code messages/NAME.txt}: the subject, an empty line, the text. A placeholder is {@code {word}}; one
 * without a value stays empty, and a line that only names one, such as {@code Carrier: {carrier}}, is left out then.
 */
final class MessageTemplates {

    private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final Pattern NAMED = Pattern.compile("(?m)^[^{}\n]*: \\{([a-zA-Z]+)}\n?");

    /** A message to send. {@code html} has the content of {@code text}, with all values escaped. */
    record Rendered(String subject, String text, String html) {}

    private record Template(String subject, String text) {}

    private final Map<String, Template> cache = new ConcurrentHashMap<>();

    Rendered render(String name, Map<String, String> words) {
        var template = cache.computeIfAbsent(name, MessageTemplates::read);
        var text = fill(template.text, words);
        var subject = fill(template.subject, words).replaceAll("\\s+", " ").strip();
        return new Rendered(subject, text, html(text));
    }

    private static Template read(String name) {
        try (var stream = MessageTemplates.class.getResourceAsStream("/messages/" + name + ".txt")) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            var parts = new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", 2);
            return new Template(parts[0], parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String text, Map<String, String> words) {
        var named = NAMED.matcher(text)
                .replaceAll(
                        m -> words.getOrDefault(m.group(1), "").isEmpty() ? "" : Matcher.quoteReplacement(m.group()));
        return GAP.matcher(named)
                .replaceAll(m -> Matcher.quoteReplacement(words.getOrDefault(m.group(1), "")))
                .replaceAll("(?<=\\S) +(?=[ \n])", "");
    }

    private static String html(String text) {
        var escaped = text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return "<p>"
                + escaped.replace("\n\n", "</p>\n<p>").replace("\n", "<br>\n").replace("</p><br>", "</p>") + "</p>\n";
    }
}
