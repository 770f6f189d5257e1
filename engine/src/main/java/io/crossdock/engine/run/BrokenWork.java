package io.crossdock.engine.run;

/**
 * An {@link Error} that ended some work, for instance a stack that overflowed. It is a failure of that work like
 * others: parked or stuck with a case, while the thread goes on with the rest.
 */
public final class BrokenWork extends RuntimeException {

    public BrokenWork(Error cause) {
        super(cause.toString(), cause);
    }

    /** The failure as it can be handled. */
    public static RuntimeException of(Throwable e) {
        return switch (e) {
            case RuntimeException failure -> failure;
            case Error error -> new BrokenWork(error);
            default -> new IllegalStateException(e);
        };
    }
}
