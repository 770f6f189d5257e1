package io.crossdock.engine;

/** Source of ids: unique over the database, rising on each node. Passed in, so that a test can choose them. */
public interface Ids {
    long next();
}
