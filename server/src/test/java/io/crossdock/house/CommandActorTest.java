package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.platform.Actor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Whoever gives a command has a name in the log. */
class CommandActorTest {

    /** Handlers that write nothing: they compute, check or quote. */
    private static final Set<String> READING = Set.of(
            "OverviewController.checkInvariants",
            "ProcessController.check",
            "PolicyController.check",
            "PolicyController.answer",
            "StockVerificationController.verify",
            "CartAvailabilityController.cart",
            "BulkAvailabilityController.bulk",
            "PromiseController.quote",
            "StoredValueController.find",
            "OrderChangeController.preview");

    /** Doors for systems: the log names the channel's, the partner's or the feed's system. */
    private static final Set<String> OF_SYSTEMS =
            Set.of("IntakeController", "WebhookController", "FeedMessageController.send", "FeedMessageController.tell");

    private static final Pattern CONSTANT_ACTOR =
            Pattern.compile("(transact|tryAgain|publish|activate)\\(\\s*(\"|[A-Z_]{3,},)");

    @Test
    void everyHandlerOfACommandTakesItsActor() {
        var without = new TreeSet<String>();
        int with = 0;
        for (var handler : commands()) {
            if (Arrays.asList(handler.getParameterTypes()).contains(Actor.class)) {
                with++;
            } else {
                without.add(name(handler));
            }
        }

        without.removeIf(name -> READING.contains(name)
                || OF_SYSTEMS.contains(name)
                || OF_SYSTEMS.contains(name.substring(0, name.indexOf('.'))));
        assertThat(without).isEmpty();
        assertThat(with).isGreaterThan(50);
    }

    @Test
    void noHandlerActsInTheNameOfAConstant() {
        var constant = JavaSources.main().stream()
                .filter(source -> source.path().contains("/web/"))
                .filter(source -> CONSTANT_ACTOR.matcher(source.text()).find())
                .map(JavaSource::path)
                .toList();

        assertThat(constant).isEmpty();
    }

    private static List<Method> commands() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("io.crossdock").stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(CommandActorTest::writes)
                .toList();
    }

    private static boolean writes(Method method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && !Set.of(RequestMethod.GET, RequestMethod.HEAD).containsAll(Arrays.asList(mapping.method()));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
