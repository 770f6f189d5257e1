@NullMarked
package io.crossdock.orchestration.web;

import org.jspecify.annotations.NullMarked;
