/** Requests as records: read with all violations at once, and described for the API, by the same components. */
@NamedInterface("request")
@NullMarked
package io.crossdock.platform.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
