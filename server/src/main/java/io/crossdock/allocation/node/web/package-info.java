/** HTTP endpoints of node records. */
@NullMarked
package io.crossdock.allocation.node.web;

import org.jspecify.annotations.NullMarked;
