package io.crossdock.connectors.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every kind of connector of the server. */
public final class ConnectorKinds {

    private ConnectorKinds() {}

    public static List<ConnectorKind<?, ?>> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ConnectorKind.class));
        var kinds = new ArrayList<ConnectorKind<?, ?>>();
        for (var found : scanner.findCandidateComponents("io.crossdock.connectors")) {
            kinds.add(kind(String.valueOf(found.getBeanClassName())));
        }
        kinds.sort(Comparator.<ConnectorKind<?, ?>, ConnectorPort>comparing(ConnectorKind::port)
                .thenComparing(ConnectorKind::kind));
        return kinds;
    }

    private static ConnectorKind<?, ?> kind(String name) {
        try {
            return (ConnectorKind<?, ?>) BeanUtils.instantiateClass(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
