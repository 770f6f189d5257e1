/** Which nodes may serve, with their capacity and their records. */
@NamedInterface("node")
@NullMarked
package io.crossdock.allocation.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
