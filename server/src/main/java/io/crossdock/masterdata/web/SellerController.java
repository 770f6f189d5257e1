package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who sells: legal entities, brands and sales channels. A put is all or nothing. */
@RestController
@Tag(name = "Master data")
class SellerController {

    private final Engine engine;
    private final SellerRecords sellers;

    SellerController(Engine engine, SellerRecords sellers) {
        this.engine = engine;
        this.sellers = sellers;
    }

    /** @param legalEntities the legal entities; one of a known code replaces it */
    record LegalEntityList(
            @ListSize(max = Masterdata.PUT_MAX) List<LegalEntity> legalEntities) {}

    /** @param brands the brands; one of a known code replaces it */
    record BrandList(@ListSize(max = Masterdata.PUT_MAX) List<SalesBrand> brands) {}

    /** @param salesChannels the sales channels; one of a known code replaces it */
    record SalesChannelList(
            @ListSize(max = Masterdata.PUT_MAX) List<SalesChannel> salesChannels) {}

    record LegalEntities(List<LegalEntity> items) {}

    record SalesBrands(List<SalesBrand> items) {}

    record ChannelsOfSales(List<SalesChannel> items) {}

    /** @param stored number of records that were added or replaced */
    record SellersStored(int stored) {}

    @Operation(
            operationId = "putLegalEntities",
            summary = "Add or replace legal entities",
            description = "Up to 5000; all or nothing. taxRegistrations and externalIds that are left out stay as they"
                    + " are; [] removes them. Orders that wait for a record of this code or externalId get it.")
    @Refuses("422 invalid")
    @PutMapping("/v1/legal-entities")
    SellersStored putEntities(@RequestBody BoundRequest<LegalEntityList> body, Actor actor) {
        var list = body.list("legalEntities", LegalEntityList::legalEntities);
        list.refuseDuplicates("code", LegalEntity::code);
        list.each(SellerRule::check);
        return store(actor, list.elements().size(), tx -> {
            SellerRule.refuseTakenEntityNames(sellers.directory(tx), list);
            sellers.putEntities(tx, body.value().legalEntities());
        });
    }

    @Operation(
            operationId = "listLegalEntities",
            summary = "List legal entities by code",
            description = "The companies that sell, with their tax registrations. All on one page.")
    @GetMapping("/v1/legal-entities")
    LegalEntities entities() {
        return new LegalEntities(List.copyOf(engine.read(sellers::directory).entities()));
    }

    @Operation(
            operationId = "putBrands",
            summary = "Add or replace brands",
            description = "Up to 5000; all or nothing. externalIds that are left out stay as they are; [] removes them."
                    + " Orders that wait for a record of this code or externalId get it.")
    @Refuses("422 invalid")
    @PutMapping("/v1/brands")
    SellersStored putBrands(@RequestBody BoundRequest<BrandList> body, Actor actor) {
        var list = body.list("brands", BrandList::brands);
        list.refuseDuplicates("code", SalesBrand::code);
        return store(actor, list.elements().size(), tx -> {
            SellerRule.refuseTakenBrandNames(sellers.directory(tx), list);
            sellers.putBrands(tx, body.value().brands());
        });
    }

    @Operation(
            operationId = "listBrands",
            summary = "List brands by code",
            description = "The names under which the retailer sells. All on one page.")
    @GetMapping("/v1/brands")
    SalesBrands brands() {
        return new SalesBrands(List.copyOf(engine.read(sellers::directory).brands()));
    }

    @Operation(
            operationId = "putSalesChannels",
            summary = "Add or replace sales channels",
            description = "Up to 5000; all or nothing. An order has the brand and legal entity of its channel where it"
                    + " says none. Orders that are there keep what they have.")
    @Refuses("422 invalid")
    @PutMapping("/v1/sales-channels")
    SellersStored putChannels(@RequestBody BoundRequest<SalesChannelList> body, Actor actor) {
        var list = body.list("salesChannels", SalesChannelList::salesChannels);
        list.refuseDuplicates("code", SalesChannel::code);
        return store(actor, list.elements().size(), tx -> {
            SellerRule.refuseUnknown(sellers.directory(tx), list);
            sellers.putChannels(tx, body.value().salesChannels());
        });
    }

    @Operation(
            operationId = "listSalesChannels",
            summary = "List sales channels by code",
            description = "Those that somebody has put, with the brand and legal entity of their orders. A channel"
                    + " takes orders without being here. All on one page.")
    @GetMapping("/v1/sales-channels")
    ChannelsOfSales channels() {
        return new ChannelsOfSales(List.copyOf(engine.read(sellers::directory).channels()));
    }

    private SellersStored store(Actor actor, int records, Consumer<Tx> put) {
        engine.transact(actor.name(), tx -> {
            put.accept(tx);
            return records;
        });
        return new SellersStored(records);
    }
}
