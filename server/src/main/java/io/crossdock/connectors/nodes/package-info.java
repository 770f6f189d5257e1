/** Connector kinds of the systems of warehouses and stores. */
@NullMarked
package io.crossdock.connectors.nodes;

import org.jspecify.annotations.NullMarked;
