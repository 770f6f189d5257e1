/**
 * Owns the simulated outside world: its clock, its seeded chances, its faults and the one object that starts all of its
 * systems. Promises that every decision is a pure function of the seed and the name of the thing decided about, never
 * of thread timing.
 */
@NullMarked
package io.crossdock.world;

import org.jspecify.annotations.NullMarked;
