/** The steps that are left before a retailer's first real order; each module reports its own. */
@NamedInterface("golive")
@NullMarked
package io.crossdock.platform.golive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
