/** Versioned documents of every kind: read, checked, stored, activated. */
@NullMarked
package io.crossdock.engine.document;

import org.jspecify.annotations.NullMarked;
