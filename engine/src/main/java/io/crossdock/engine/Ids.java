package io.crossdock.engine;

/** Source of ids: unique over the database, rising on each node. Handed in, so that a test can name them. */
public interface Ids {
    long next();
}
