package io.crossdock.platform.golive;

import io.crossdock.engine.Tx;
import java.util.List;

/** The steps before real orders that a module knows about; a bean. Cheap: reads a few rows at most. */
public interface GoLiveCheck {

    /** Several items for one step are several facts about it. */
    List<GoLiveItem> check(Tx tx);
}
