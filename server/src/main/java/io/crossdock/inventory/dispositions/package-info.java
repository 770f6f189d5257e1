/** Units that move between what may be sold and quarantine. */
@NamedInterface("dispositions")
@NullMarked
package io.crossdock.inventory.dispositions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
