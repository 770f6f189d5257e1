/** Systems of warehouses and stores that Crossdock can talk to: one connector kind each. */
@NullMarked
package io.crossdock.connectors.nodes;

import org.jspecify.annotations.NullMarked;
