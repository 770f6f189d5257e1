/** Orders that wait: claims on dated supply, preorders, and who is served first. */
@NamedInterface("backorder")
@NullMarked
package io.crossdock.allocation.backorder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
