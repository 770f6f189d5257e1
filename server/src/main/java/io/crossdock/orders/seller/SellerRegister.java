package io.crossdock.orders.seller;

import io.crossdock.engine.Tx;
import java.util.List;
import java.util.Optional;

/** The master data of who sells, from memory. {@code orchestration} implements it. */
public interface SellerRegister {

    /** Who sold these orders, in their order: what is said, else what the channel has by default. */
    List<SoldBy> soldBy(Tx tx, List<SaidSeller> said);

    /** The code that a channel means by a word; empty if the master data does not know. */
    Optional<String> code(Tx tx, SellerKind kind, String channel, String word);

    /** Whether a channel's orders are refused if nobody knows who sold them. */
    boolean refusesUnknown(Tx tx, String channel);

    /** Country of a legal entity, ISO 3166-1. */
    Optional<String> country(Tx tx, String legalEntity);
}
