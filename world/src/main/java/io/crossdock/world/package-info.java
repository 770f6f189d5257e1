/**
 * Owns the simulated outside world: its clock, its seeded decisions, its faults and the object that starts all systems.
 * Promises that every decision depends only on the seed and the key of its subject, never on thread timing.
 */
@NullMarked
package io.crossdock.world;

import org.jspecify.annotations.NullMarked;
