/**
 * Owns the drivers: the demo, the headless run, the chaos run, and the checks from both sides. Promises a report in
 * which every violation of an invariant is listed.
 */
@NullMarked
package io.crossdock.world.demo;

import org.jspecify.annotations.NullMarked;
