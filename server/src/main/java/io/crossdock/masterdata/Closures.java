package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outages of nodes and of carrier services, in sets. Seen as fast as every other change of master data. */
public interface Closures {

    /** Fact on subject 0: a node does nothing for a time. Data is {@link Closure}. */
    EventType<Closure> NODE_CLOSED = new EventType<>("node-closed", Closure.class);

    /** Fact on subject 0: a node works again. Data is {@link Reopened}. */
    EventType<Reopened> NODE_REOPENED = new EventType<>("node-reopened", Reopened.class);

    /** Fact on subject 0: a service takes nothing for a time. Data is {@link Closure}. */
    EventType<Closure> SERVICE_CLOSED = new EventType<>("service-closed", Closure.class);

    /** Fact on subject 0: a service takes parcels again. Data is {@link Reopened}. */
    EventType<Reopened> SERVICE_REOPENED = new EventType<>("service-reopened", Reopened.class);

    /** Data of the facts that something works again. @param node null where it is a service, and the other way round */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reopened(@Nullable String node, @Nullable String service) {

        public static Reopened of(Closure.Kind kind, String code) {
            return switch (kind) {
                case NODE -> new Reopened(code, null);
                case SERVICE -> new Reopened(null, code);
            };
        }
    }

    /**
     * Services that are closed at a moment. From memory; what is closed of nodes stands with them
     * ({@link Node#closures()}).
     */
    Set<String> closedServices(Tx tx, Instant at);

    /** Closures of services that have not ended, those to come too, by service and beginning. From memory. */
    List<Closure> services(Tx tx);

    /** Closes for a time. A closure of the same node or service from the same moment is replaced. */
    void close(Tx tx, List<Closure> closures);

    /** Ends the closures that cover now, and takes back those to come. Per code, whether there was one. */
    List<Boolean> reopen(Tx tx, Closure.Kind kind, List<String> codes);

    /**
     * Tells of closures whose planned end has come, each once: {@link #NODE_REOPENED}, {@link #SERVICE_REOPENED},
     * unless another one covers now. What another server has in hand is skipped.
     *
     * @return how many ended, up to {@code most}
     */
    int tellEnded(Tx tx, int most);
}
