package io.crossdock.cases;

import io.crossdock.engine.Tx;
import io.crossdock.shared.Money;
import java.util.Collection;
import java.util.Map;

/** Knows how much money depends on cases, as the books have it now. {@code orchestration} implements it. */
public interface CaseValues {

    /** The money of each case; cases on which none depends are absent. Locks nothing. */
    Map<CaseId, Money> of(Tx tx, Collection<Case> cases);
}
