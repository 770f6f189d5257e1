package io.crossdock.access.internal;

import io.crossdock.access.AccessSettings;
import io.crossdock.access.ScopeDimension;
import io.crossdock.access.internal.AccessRule.AccessDemand;
import io.crossdock.platform.start.StartFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The table of permissions and roles. It is checked when it is read, and doesn't change while the server runs. */
@Component
public final class AccessTable {

    private static final String SHIPPED = "/access/roles.yaml";
    private static final String ALL = "*";

    private final TableDocument document;
    private final Map<String, AccessRule> rules = new TreeMap<>();
    private final Map<String, Set<String>> roles = new TreeMap<>();

    /** @throws StartFault for a table that can't be read or contradicts itself */
    public AccessTable(AccessSettings settings) {
        this.document = read(settings.roles());
        document.open().forEach(operation -> rule(operation, AccessDemand.NOTHING, ""));
        document.signed().forEach(operation -> rule(operation, AccessDemand.SIGNATURE, ""));
        document.any().forEach(operation -> rule(operation, AccessDemand.KEY, ""));
        document.permissions()
                .forEach((permission, granted) -> granted.operations()
                        .forEach(operation -> rule(
                                operation,
                                document.unscoped().contains(operation)
                                        ? AccessDemand.PERMISSION
                                        : AccessDemand.SCOPED_PERMISSION,
                                permission)));
        document.roles().forEach((role, granted) -> roles.put(role, permissions(role, granted)));
        var scoped = new TreeSet<>(document.unscoped());
        document.scopes().values().forEach(places -> scoped.addAll(places.keySet()));
        scoped.removeAll(rules.keySet());
        require(scoped.isEmpty(), "the scopes name operations without a rule: " + scoped);
    }

    /**
     * The table as it is written.
     *
     * @param version raised with every change
     * @param open operations for everybody
     * @param signed operations of partners, who sign
     * @param any operations for every key
     * @param unscoped operations with a permission that have no data of brands, channels or nodes
     * @param scopes by dimension and operation, where the request names them
     */
    record TableDocument(
            int version,
            List<String> open,
            List<String> signed,
            List<String> any,
            Map<String, PermissionEntry> permissions,
            Map<String, RoleEntry> roles,
            ScopePlaces scoping) {

        List<String> unscoped() {
            return scoping.unscoped();
        }

        Map<ScopeDimension, Map<String, String>> scopes() {
            var scopes = new TreeMap<ScopeDimension, Map<String, String>>();
            scopes.put(ScopeDimension.BRAND, scoping.brand());
            scopes.put(ScopeDimension.CHANNEL, scoping.channel());
            scopes.put(ScopeDimension.NODE, scoping.node());
            return scopes;
        }
    }

    record PermissionEntry(String means, List<String> operations) {}

    record RoleEntry(String means, List<String> may) {}

    record ScopePlaces(
            List<String> unscoped, Map<String, String> brand, Map<String, String> channel, Map<String, String> node) {}

    /** The rule of an operation; empty: nobody may. */
    public Optional<AccessRule> rule(String operation) {
        return Optional.ofNullable(rules.get(operation));
    }

    /** Names of all operations that have a rule. */
    public Set<String> operations() {
        return rules.keySet();
    }

    public int version() {
        return document.version();
    }

    /** Permissions of each role. */
    public Map<String, Set<String>> roles() {
        return roles;
    }

    /** What a role is for. */
    public String meaningOfRole(String role) {
        return Objects.requireNonNull(document.roles().get(role)).means();
    }

    /** What each permission allows, in the order of the table. */
    public Map<String, String> permissions() {
        var meanings = new TreeMap<String, String>();
        document.permissions().forEach((name, permission) -> meanings.put(name, permission.means()));
        return meanings;
    }

    /** What some roles may together. Unknown ones give nothing: the table may have changed since the key was made. */
    Set<String> permissions(List<String> names) {
        var all = new TreeSet<String>();
        names.forEach(name -> all.addAll(roles.getOrDefault(name, Set.of())));
        return all;
    }

    private void rule(String operation, AccessDemand demand, String permission) {
        var places = new ArrayList<ScopePlace>();
        document.scopes().forEach((dimension, all) -> {
            var place = all.get(operation);
            if (place != null) {
                places.add(new ScopePlace(dimension, place));
            }
        });
        var twice = rules.put(operation, new AccessRule(operation, demand, permission, List.copyOf(places)));
        require(twice == null, "the operation " + operation + " stands there twice");
    }

    private Set<String> permissions(String role, RoleEntry entry) {
        var known = document.permissions().keySet();
        if (entry.may().contains(ALL)) {
            return Set.copyOf(known);
        }
        var unknown = new LinkedHashSet<>(entry.may());
        unknown.removeAll(known);
        require(unknown.isEmpty(), "the role " + role + " has unknown permissions: " + unknown);
        return Set.copyOf(entry.may());
    }

    private static TableDocument read(String file) {
        var yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream text = file.isEmpty()
                ? Objects.requireNonNull(AccessTable.class.getResourceAsStream(SHIPPED))
                : Files.newInputStream(Path.of(file))) {
            return yaml.readValue(text, TableDocument.class);
        } catch (IOException | JacksonException e) {
            throw new StartFault(
                    "crossdock.access.roles: " + (file.isEmpty() ? SHIPPED : file) + " can't be read: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StartFault("crossdock.access.roles: " + otherwise);
        }
    }
}
