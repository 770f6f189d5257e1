package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A subscriber is given only events of the types that it names: one that it reads and does not name never comes. */
class SubscriberTypesTest {

    private static final Pattern DECLARED = Pattern.compile("\\bEventType<[^=;]*>\\s+([A-Z][A-Z_]+)\\s*=");
    private static final Pattern TYPES = Pattern.compile("Set<String> types\\(\\) \\{(.*?)\\n {4}\\}", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\b(?:([A-Z]\\w+)\\.)?([A-Z][A-Z_]+)\\b");
    private static final Pattern WRITTEN = Pattern.compile("\\btx[.]emit\\([^;]*;");

    @Test
    void everyTypeThatASubscriberReadsIsOneThatItWants() {
        var subscribers = subscribers(JavaSources.product());

        assertThat(subscribers).hasSizeGreaterThan(7);
        assertThat(unnamed(subscribers, declared(JavaSources.product()))).isEmpty();
    }

    @Test
    void aTypeThatIsReadAndNotNamedIsFound() {
        var sources = JavaSources.of(Map.of("server/src/main/java/x/LostSubscriber.java", """
                package x;
                final class LostSubscriber implements Subscriber {
                    static final EventType<String> LOST = new EventType<>("lost", String.class);
                    static final EventType<String> FOUND = new EventType<>("found", String.class);
                    public Set<String> types() {
                        return Set.of(LOST.name());
                    }
                    public void on(Tx tx, List<Event> events) {
                        LOST.in(events);
                        FOUND.in(events);
                    }
                }
                """));

        assertThat(unnamed(sources, declared(sources))).containsExactly("LostSubscriber FOUND");
    }

    /** Those that name the types where they stand; {@code MessageTrigger} makes its list of its readers. */
    private static List<JavaSource> subscribers(List<JavaSource> sources) {
        return sources.stream()
                .filter(source -> source.text().contains("implements Subscriber")
                        && TYPES.matcher(source.text()).find()
                        && !source.text().contains("MessageTrigger.TYPES"))
                .toList();
    }

    /** Constants, as {@code Fulfillments.LOST}. */
    private static Set<String> declared(List<JavaSource> sources) {
        var declared = new HashSet<String>();
        for (var source : sources) {
            DECLARED.matcher(source.text()).results().forEach(one -> declared.add(type(source) + "." + one.group(1)));
        }
        return declared;
    }

    private static Set<String> unnamed(List<JavaSource> subscribers, Set<String> declared) {
        var unnamed = new TreeSet<String>();
        for (var source : subscribers) {
            var types = TYPES.matcher(source.text());
            var wanted = types.find() ? events(source, types.group(1), declared) : Set.<String>of();
            var read = DECLARED.matcher(WRITTEN.matcher(source.text()).replaceAll(""))
                    .replaceAll("");
            events(source, read, declared).stream()
                    .filter(event -> !wanted.contains(event))
                    .forEach(event -> unnamed.add(type(source) + " " + event.substring(event.indexOf('.') + 1)));
        }
        return unnamed;
    }

    private static Set<String> events(JavaSource source, String text, Set<String> declared) {
        var events = new HashSet<String>();
        NAMED.matcher(text).results().forEach(one -> {
            var event = (one.group(1) == null ? type(source) : one.group(1)) + "." + one.group(2);
            if (declared.contains(event)) {
                events.add(event);
            }
        });
        return events;
    }

    private static String type(JavaSource source) {
        return source.path().replaceFirst(".*/", "").replace(".java", "");
    }
}
