/** Owns an SMTP mailbox. Promises that a message sent twice is one mail and is counted as a duplicate. */
@NullMarked
package io.crossdock.world.mail;

import org.jspecify.annotations.NullMarked;
