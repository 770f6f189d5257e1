@NullMarked
package io.crossdock.acceptance;

import org.jspecify.annotations.NullMarked;
