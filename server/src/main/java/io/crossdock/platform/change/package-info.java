/** Changes of master data and settings: who, when, and the fields that differ; told to the log in sets. */
@NamedInterface("change")
@NullMarked
package io.crossdock.platform.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
