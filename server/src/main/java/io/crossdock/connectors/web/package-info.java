/** Webhooks of connected systems, over HTTP. */
@NullMarked
package io.crossdock.connectors.web;

import org.jspecify.annotations.NullMarked;
