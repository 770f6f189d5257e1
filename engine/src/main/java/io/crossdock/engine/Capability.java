package io.crossdock.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A named action that a stage runs on a batch of subjects. */
public sealed interface Capability {

    /** Name, outcomes, parameters and facts. */
    Signature signature();

    /** {@link Signature#name()}. */
    default String name() {
        return signature().name();
    }

    /**
     * The interface of a capability: everything that documents need to know about it.
     *
     * @param name {@code module.verb}, for instance {@code payment.authorize}
     * @param outcomes every outcome that it may answer; a process must handle them all
     * @param parameters names of the parameters that a stage must give under {@code with}
     * @param facts facts that its outcomes may set; documents that run it declare them
     */
    record Signature(String name, Set<String> outcomes, Set<String> parameters, Set<FactKey<?>> facts) {

        public static Signature of(String name, String... outcomes) {
            return new Signature(name, Set.of(outcomes), Set.of(), Set.of());
        }

        /** The same signature with these parameters. */
        public Signature taking(String... names) {
            return new Signature(name, outcomes, Set.of(names), facts);
        }

        /** The same signature with these facts, which its outcomes may set. */
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
     * Calls an outside system. The engine loads a batch in one transaction, calls each element on a virtual thread with
     * no transaction open, and stores the answers in sets.
     *
     * @param <Q> the request, with everything that the call needs
     * @param <A> the answer
     */
    non-sealed interface Remote<Q, A> extends Capability {

        /** One request per element, in order. */
        List<Q> load(Tx tx, List<Work> batch);

        /**
         * Calls the outside system. Must end within {@link #timeoutMillis} and must pass a key that stays the same over
         * retries.
         *
         * @throws Unavailable when the call may work later: the stage's {@code retry} decides. Any other exception
         *     counts the same and is logged with its trace
         */
        A call(Q request) throws Exception;

        /** One outcome per element, in order. */
        List<Outcome> store(Tx tx, List<Answered<Q, A>> batch);

        /** Most calls at once per node. A full connector stops only its own stages. */
        default int concurrency() {
            return 64;
        }

        /** Longest time that one call may take, in milliseconds of real time. */
        default int timeoutMillis() {
            return 10_000;
        }
    }

    /** A capability whose parameters decide which facts it sets, such as one that asks a decision table. */
    interface Answering {

        /**
         * Facts that a stage with these parameters sets, beside those of the signature.
         *
         * @throws IllegalArgumentException with a sentence, if a parameter means nothing
         */
        Map<String, Facts.Bounds> answers(String process, Map<String, String> with);
    }

    /** An element with its answer. */
    record Answered<Q, A>(Work work, Q request, A answer) {}

    /**
     * The outside system can't be reached, is overloaded, or did not answer in time. It may have done its work all the
     * same.
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
