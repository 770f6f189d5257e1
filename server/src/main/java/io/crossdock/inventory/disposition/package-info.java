/** Units that move between sellable stock and quarantine. */
@NamedInterface("disposition")
@NullMarked
package io.crossdock.inventory.disposition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
