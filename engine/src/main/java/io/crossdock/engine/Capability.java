package io.crossdock.engine;

import java.util.List;
import java.util.Set;

/** A named thing that a stage can do to a batch of subjects. */
public sealed interface Capability {

    /** How documents name it, and what they must know of it. */
    Signature signature();

    /** {@link Signature#name()}. */
    default String name() {
        return signature().name();
    }

    /**
     * What documents must know of a capability.
     *
     * @param name {@code module.verb}, for instance {@code payment.authorize}
     * @param outcomes every outcome it may answer; a process must handle them all
     * @param parameters names of the parameters that a stage must give under {@code with}
     * @param facts those that its outcomes may set; documents that run it declare them
     */
    record Signature(String name, Set<String> outcomes, Set<String> parameters, Set<FactKey<?>> facts) {

        public static Signature of(String name, String... outcomes) {
            return new Signature(name, Set.of(outcomes), Set.of(), Set.of());
        }

        /** It takes these parameters. */
        public Signature taking(String... names) {
            return new Signature(name, outcomes, Set.of(names), facts);
        }

        /** Its outcomes may set these facts. */
        public Signature learning(FactKey<?>... keys) {
            return new Signature(name, outcomes, parameters, Set.of(keys));
        }
    }

    /**
     * Runs inside the batch's transaction; consecutive local stages share one. It must not do I/O other than SQL on the
     * {@link Tx}.
     */
    non-sealed interface Local extends Capability {

        /**
         * One outcome per element, in order. An exception rolls the batch back; the engine then isolates the culprit.
         */
        List<Outcome> run(Tx tx, List<Work> batch);
    }

    /**
     * Calls a system outside. The engine loads a batch in one transaction, calls each element on a virtual thread with
     * no transaction open, and stores what came back in sets.
     *
     * @param <Q> the request, with everything that the call needs
     * @param <A> the answer
     */
    non-sealed interface Remote<Q, A> extends Capability {

        /** One request per element, in order. */
        List<Q> load(Tx tx, List<Work> batch);

        /**
         * The call. Must bound its own time (at most {@link #timeoutMillis}), must pass a key that stays the same over
         * retries.
         *
         * @throws Unavailable when it may work later: the stage's {@code retry} decides. Any other exception counts the
         *     same and is logged with its trace
         */
        A call(Q request) throws Exception;

        /** One outcome per element, in order. */
        List<Outcome> store(Tx tx, List<Answered<Q, A>> batch);

        /** Calls at once per node. A full connector stops only its own stages. */
        default int concurrency() {
            return 64;
        }

        /** Longest time that one call may take, in milliseconds of real time. */
        default int timeoutMillis() {
            return 10_000;
        }
    }

    /** An element whose call came back. */
    record Answered<Q, A>(Work work, Q request, A answer) {}

    /**
     * The system outside can't be reached, is overloaded, or did not answer in time; whether the effect took place is
     * unknown.
     */
    final class Unavailable extends Exception {
        public Unavailable(String message) {
            super(message);
        }

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
