package io.crossdock.engine;

/**
 * Work that only keeps the database tidy, so that no transaction has to do it on its way. Every node does it every few
 * seconds, all of it in one transaction; it skips rows that another node has locked.
 */
@FunctionalInterface
public interface Housekeeping {

    void run(Tx tx);
}
