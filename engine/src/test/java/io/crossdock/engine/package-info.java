@NullMarked
package io.crossdock.engine;

import org.jspecify.annotations.NullMarked;
