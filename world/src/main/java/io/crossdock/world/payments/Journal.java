package io.crossdock.world.payments;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * File of the requests that had an effect, one per line. Every decision follows from seed and key, so replaying the
 * file restores the provider. A last line that a crash cut off is ignored.
 */
final class Journal {

    private final @Nullable Path file;

    /** @param file null to store nothing */
    Journal(@Nullable Path file) {
        this.file = file;
    }

    synchronized void append(Call call) {
        if (file == null) {
            return;
        }
        String line = WorldJson.text(WorldJson.object()
                .put("path", call.path())
                .put("key", call.key())
                .put("body", new String(call.body(), StandardCharsets.UTF_8)));
        try {
            Files.writeString(file, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Call> calls() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(Journal::parse)
                    .filter(call -> !call.path().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call parse(String line) {
        try {
            JsonNode call = WorldJson.read(line.getBytes(StandardCharsets.UTF_8));
            return new Call(
                    "POST",
                    call.path("path").asString(""),
                    call.path("key").asString(""),
                    call.path("body").asString("").getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return new Call("POST", "", null, new byte[0]);
        }
    }
}
