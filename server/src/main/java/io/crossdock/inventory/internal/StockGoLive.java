package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells whether stock was ever counted. */
@Component
final class StockGoLive implements GoLiveCheck {

    @Override
    public List<GoLiveItem> check(Tx tx) {
        return List.of(
                StockStore.any(tx)
                        ? GoLiveItem.done(GoLiveStep.STOCK, "there are stock figures")
                        : GoLiveItem.missing(
                                GoLiveStep.STOCK,
                                "no node has stock: every order becomes a backorder",
                                "Send counts to POST /v1/stock:count, or make a feed and run"
                                        + " ./crossdock inventory feed FILE --feed NAME"));
    }
}
