package io.crossdock.connectors.system;

import io.crossdock.fulfillment.ReadyReport;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.fulfillment.WorkRefusal;
import io.crossdock.payments.ProviderNews;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.UnannouncedArrival;

/** One item of a webhook. {@code raw} is its text as received, for cases. */
public sealed interface PartnerNotice {

    String raw();

    /** What a provider tells of a payment. */
    record OfMoney(ProviderNews news, String raw) implements PartnerNotice {}

    /** A shipment of a node, or what its customer collected there. */
    record OfShipment(Shipment shipment, String raw) implements PartnerNotice {}

    /** Goods that a node has ready for their customer. */
    record OfReady(ReadyReport report, String raw) implements PartnerNotice {}

    /** A node's refusal of work. */
    record OfRejection(WorkRefusal refusal, String raw) implements PartnerNotice {}

    /** Returned goods at a node. */
    record OfArrival(ReturnArrival arrival, String raw) implements PartnerNotice {}

    /** Goods at a node that nobody announced. */
    record OfUnannounced(UnannouncedArrival arrival, String raw) implements PartnerNotice {}

    /** A carrier's report of a parcel. */
    record OfParcel(TrackingEvent sighting, String raw) implements PartnerNotice {}

    /** An item without a usable id, or of an unknown type. */
    record Unreadable(String why, String raw) implements PartnerNotice {}

    /** An item that changes nothing. */
    record Irrelevant(String raw) implements PartnerNotice {}
}
