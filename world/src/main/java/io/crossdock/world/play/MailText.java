package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Reads recipient, subject and plain text of a mail that Crossdock sent. */
final class MailText {

    private static final Pattern ENCODED = Pattern.compile("=\\?[Uu][Tt][Ff]-8\\?([QqBb])\\?([^?]*)\\?=");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\"\\n;]+)\"?");

    private MailText() {}

    /** @param mail headers, an empty line, and one or several parts, of which the first is plain text */
    static ObjectNode read(String mail) {
        String headers = mail.substring(0, Math.max(0, mail.indexOf("\n\n")));
        String body = mail.substring(headers.length());
        var boundary = BOUNDARY.matcher(headers);
        String part = boundary.find() ? body.split(Pattern.quote("--" + boundary.group(1)))[1] : headers + body;
        int end = part.indexOf("\n\n");
        return WorldJson.object()
                .put("to", header(headers, "to"))
                .put("subject", words(header(headers, "subject")))
                .put(
                        "text",
                        decoded(part.substring(end + 2), header(part.substring(0, end), "content-transfer-encoding")));
    }

    private static String header(String headers, String name) {
        String unfolded = headers.replaceAll("\n[ \t]+", " ");
        return unfolded.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ':'))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String words(String text) {
        return ENCODED.matcher(text.replaceAll("\\?=\\s+=\\?", "?==?"))
                .replaceAll(word -> java.util.regex.Matcher.quoteReplacement(
                        word.group(1).equalsIgnoreCase("B")
                                ? new String(Base64.getDecoder().decode(word.group(2)), StandardCharsets.UTF_8)
                                : quoted(word.group(2).replace('_', ' '))));
    }

    private static String decoded(String text, String encoding) {
        String plain = switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64" -> new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
            case "quoted-printable" -> quoted(text.replace("=\n", ""));
            default -> text;
        };
        return plain.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '=' && i + 2 < in.length) {
                bytes.write(Integer.parseInt(new String(in, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                bytes.write(in[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
