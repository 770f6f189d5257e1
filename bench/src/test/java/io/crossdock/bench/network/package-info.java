@NullMarked
package io.crossdock.bench.network;

import org.jspecify.annotations.NullMarked;
