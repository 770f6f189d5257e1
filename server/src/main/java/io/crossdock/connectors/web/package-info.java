/** Webhooks of connected systems. */
@NullMarked
package io.crossdock.connectors.web;

import org.jspecify.annotations.NullMarked;
