/** The door of the API, and its operations on keys. */
@NullMarked
package io.crossdock.access.web;

import org.jspecify.annotations.NullMarked;
