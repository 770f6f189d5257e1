package io.crossdock.channels.internal;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.crossdock.channels.update.DigitalLines;
import io.crossdock.platform.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads {@code channels/<name>/}. Every folder with a {@code channel.yaml} is a channel; a faulty folder stops the
 * start.
 */
final class ChannelFolders {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String DIGITAL = "digital";
    private static final String MAY_MESSAGE = "mayMessageCustomer";

    /** {@code channel.yaml}, without what the customers of the channel may be told, and what is digital. */
    private record Document(
            String channel,
            String kind,
            Signing signature,
            @Nullable String topicHeader,
            String unknownSku,
            Map<String, List<String>> services,
            @Nullable Map<String, List<String>> places) {}

    private record Signing(
            String type, @Nullable String header, @Nullable String secret) {}

    private ChannelFolders() {}

    /**
     * Reads all channels.
     *
     * @param folder has one folder per channel
     * @param secrets value of a setting by its name; empty where it is not set
     */
    static Map<String, ChannelDefinition> read(Path folder, UnaryOperator<String> secrets) {
        var channels = new TreeMap<String, ChannelDefinition>();
        try (var folders =
                Files.newDirectoryStream(folder, path -> Files.isRegularFile(path.resolve("channel.yaml")))) {
            for (var path : folders) {
                var channel = channel(path, secrets);
                channels.put(channel.name(), channel);
            }
            return channels;
        } catch (IOException e) {
            throw new StartFault(
                    "can't read the folder " + folder.toAbsolutePath().normalize()
                            + "; set crossdock.home to the folder that holds it",
                    e);
        }
    }

    static ChannelDefinition channel(Path folder, UnaryOperator<String> secrets) {
        try {
            var text = (ObjectNode) YAML.readTree(Files.readString(folder.resolve("channel.yaml")));
            var mayMessage = text.remove(MAY_MESSAGE);
            require(
                    mayMessage == null || mayMessage.isBoolean(),
                    MAY_MESSAGE + " must be true or false, not " + mayMessage);
            var digital = text.remove(DIGITAL);
            require(
                    digital == null
                            || digital.isArray() && digital.valueStream().allMatch(JsonNode::isString),
                    DIGITAL + " must be a list of SKUs, or of how they begin, not " + digital);
            var document = YAML.treeToValue(text, Document.class);
            var name = folder.getFileName().toString();
            require(
                    document.channel.equals(name),
                    "channel must be the folder's name, " + name + ", not " + document.channel);
            require(document.kind.equals("webhook"), "kind must be webhook, not " + document.kind);
            require(
                    List.of("refuse", "hold").contains(document.unknownSku),
                    "unknownSku must be refuse or hold, not " + document.unknownSku);
            var secret = document.signature.secret == null ? "" : secrets.apply(document.signature.secret);
            return new ChannelDefinition(
                    name,
                    WebhookSignature.named(
                            document.signature.type, Objects.requireNonNullElse(document.signature.header, ""), secret),
                    document.topicHeader,
                    new ChannelTerms(
                            document.unknownSku.equals("hold"), mayMessage == null || mayMessage.booleanValue()),
                    places(document),
                    schema(Files.readString(folder.resolve("schema.json"))),
                    new ChannelMapping(
                            Files.readString(folder.resolve("mapping.jsonata")),
                            name,
                            services(document),
                            DigitalLines.named(
                                    digital == null
                                            ? List.of()
                                            : digital.valueStream()
                                                    .map(JsonNode::stringValue)
                                                    .toList())));
        } catch (IOException | RuntimeException e) {
            throw new StartFault(
                    "channel folder " + folder + ": " + fault(e) + "; correct it, or remove the folder", e);
        }
    }

    private static String fault(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case JacksonException json
            when json.getLocation() != null ->
                json.getOriginalMessage() + " at line " + json.getLocation().getLineNr();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Map<String, String> services(Document document) {
        var services = new HashMap<String, String>();
        if (document.services != null) {
            document.services.forEach((ours, words) -> {
                require(
                        List.of("standard", "express").contains(ours),
                        "services must be standard or express, not " + ours);
                words.forEach(word -> services.put(word.toLowerCase(Locale.ROOT), ours));
            });
        }
        return services;
    }

    /** Codes of nodes by the partner's names of places. */
    private static Map<String, String> places(Document document) {
        var places = new HashMap<String, String>();
        if (document.places != null) {
            document.places.forEach((node, names) -> names.forEach(name -> {
                var other = places.put(name.strip().toLowerCase(Locale.ROOT), node);
                require(other == null, "places has " + name + " twice");
            }));
        }
        return places;
    }

    static Schema schema(String json) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(json, InputFormat.JSON);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
