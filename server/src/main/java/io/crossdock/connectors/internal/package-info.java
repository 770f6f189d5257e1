/** The connected systems, behind the ports of lower modules. */
@NullMarked
package io.crossdock.connectors.internal;

import org.jspecify.annotations.NullMarked;
