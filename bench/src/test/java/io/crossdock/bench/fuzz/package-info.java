@NullMarked
package io.crossdock.bench.fuzz;

import org.jspecify.annotations.NullMarked;
