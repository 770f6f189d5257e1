/**
 * Owns the demo, the headless run, the chaos run and the checks of Crossdock against the world. Promises a report that
 * lists every violation of an invariant.
 */
@NullMarked
package io.crossdock.world.demo;

import org.jspecify.annotations.NullMarked;
