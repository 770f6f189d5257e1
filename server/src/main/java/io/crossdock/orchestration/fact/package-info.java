/** Reads the published facts of orders, in sets, from the modules that own them. */
@NullMarked
package io.crossdock.orchestration.fact;

import org.jspecify.annotations.NullMarked;
