/** Files of comma-separated values: lines, records, and the faults of both with their line numbers. */
@NamedInterface("csv")
@NullMarked
package io.crossdock.platform.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
