/** Facts to messages, messages to mails. */
@NullMarked
package io.crossdock.notifications.internal;

import org.jspecify.annotations.NullMarked;
