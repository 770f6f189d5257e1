package io.crossdock.engine.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the lines of places in a document. */
final class DocumentLines {

    private DocumentLines() {}

    /** These faults with their lines. A place that the document does not have is on the line of what is around it. */
    static List<DocumentFault> locate(String yaml, List<DocumentFault> faults) {
        if (faults.stream().allMatch(fault -> fault.path().isEmpty())) {
            return faults;
        }
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().build()).composeString(yaml);
        } catch (YamlEngineException unreadable) {
            return faults;
        }
        return root.map(node -> faults.stream()
                        .map(fault -> new DocumentFault(fault.path(), fault.message(), line(node, fault.path())))
                        .toList())
                .orElse(faults);
    }

    private static int line(Node root, String path) {
        if (path.isEmpty()) {
            return 0;
        }
        var at = root;
        int line = 1;
        for (var key : path.substring(1).split("/")) {
            var name = key.replace("~1", "/").replace("~0", "~");
            var next = switch (at) {
                case MappingNode object -> entry(object, name);
                case SequenceNode list -> element(list, name);
                default -> null;
            };
            if (next == null) {
                return line;
            }
            line = next.line();
            at = next.value();
        }
        return line;
    }

    /** A value, and the line on which it begins; of an entry, the line of its key. */
    private record Place(Node value, int line) {}

    private static @Nullable Place entry(MappingNode object, String name) {
        for (NodeTuple tuple : object.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return new Place(tuple.getValueNode(), line(key));
            }
        }
        return null;
    }

    private static @Nullable Place element(SequenceNode list, String index) {
        try {
            int at = Integer.parseInt(index);
            return at < 0 || at >= list.getValue().size()
                    ? null
                    : new Place(list.getValue().get(at), line(list.getValue().get(at)));
        } catch (NumberFormatException notAnIndex) {
            return null;
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
