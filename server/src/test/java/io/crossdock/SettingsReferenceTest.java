package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting is in the reference with its default. */
class SettingsReferenceTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (`crossdock\\.[a-z.-]+`) \\| (\\S*) ?\\| .", Pattern.MULTILINE);

    @Test
    void theReferenceHasEveryKeyWithItsDefaultAndNoOther() throws IOException, ClassNotFoundException {
        var text = Files.readString(Repository.root().resolve("docs/reference/settings.md"));
        var documented = ROW.matcher(text)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(declared());
    }

    private static List<String> declared() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var keys = new ArrayList<String>();
        for (var found : scanner.findCandidateComponents("io.crossdock")) {
            var type = Class.forName(found.getBeanClassName());
            add(keys, type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
        return keys;
    }

    private static void add(List<String> keys, String prefix, Class<?> settings) {
        var parameters = settings.getDeclaredConstructors()[0].getParameters();
        var components = settings.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            var key = prefix + "." + dashed(components[i]);
            if (components[i].getType().isRecord()) {
                add(keys, key, components[i].getType());
            } else {
                var value = parameters[i].getAnnotation(DefaultValue.class);
                var text = value == null
                        ? ""
                        : Arrays.stream(value.value()).findFirst().orElse("");
                keys.add("`" + key + "` " + (text.isEmpty() ? "" : "`" + text + "`"));
            }
        }
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
