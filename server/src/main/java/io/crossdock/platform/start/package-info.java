/** Start of the server: checked settings, and one sentence about whatever stops it. */
@NamedInterface("start")
@NullMarked
package io.crossdock.platform.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
