/** Support for tests of several modules: a migrated database, a started server. */
@NullMarked
package io.crossdock.support;

import org.jspecify.annotations.NullMarked;
