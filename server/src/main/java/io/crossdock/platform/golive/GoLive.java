package io.crossdock.platform.golive;

import io.crossdock.engine.Engine;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Collects the steps before real orders from all modules. */
@Component
public final class GoLive {

    /** The guide, with an anchor per step. */
    public static final String PAGE = "docs/operating/go-live.md";

    private final Engine engine;
    private final List<GoLiveCheck> checks;

    GoLive(Engine engine, List<GoLiveCheck> checks) {
        this.engine = engine;
        this.checks = List.copyOf(checks);
    }

    /** Every step, in the order of {@link GoLiveStep}. */
    public List<GoLiveItem> items() {
        return engine.read(tx -> checks.stream()
                .flatMap(check -> check.check(tx).stream())
                .sorted(Comparator.comparing(GoLiveItem::step))
                .toList());
    }
}
