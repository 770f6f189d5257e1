/** What tests of several modules share: a migrated database, a started server. */
@NullMarked
package io.crossdock.support;

import org.jspecify.annotations.NullMarked;
