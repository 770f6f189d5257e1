package io.crossdock.masterdata;

import java.util.Set;

/** The systems that a node may name. Implemented by the module that connects them. */
public interface NodeSystemNames {

    Set<String> names();
}
