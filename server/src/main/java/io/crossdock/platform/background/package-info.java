/** Which background work of this node fails, for the status and for people. */
@NamedInterface("background")
@NullMarked
package io.crossdock.platform.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
