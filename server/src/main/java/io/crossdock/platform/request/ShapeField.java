package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;
import org.jspecify.annotations.Nullable;

/** How one component is read. */
interface ShapeField {

    /** The component's value; null only where the component may be null. */
    @Nullable
    Object read(RequestReader from);
}
