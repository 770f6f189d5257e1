/** What channels say about orders that Crossdock knows: which word is the newest, and what follows from it. */
@NullMarked
package io.crossdock.channels.update;

import org.jspecify.annotations.NullMarked;
