package io.crossdock.masterdata;

import java.util.Set;

/** The systems that a node may name. Implemented by who connects them. */
public interface NodeSystemNames {

    Set<String> names();
}
