package io.crossdock.world.retailer;

import java.util.List;

/** The two companies of the demo retailer, their brands, and who sells in which channel; as the API takes them. */
public final class DemoSellers {

    /** The number that Shopify has for the second company. */
    public static final String SHOPIFY_ENTITY = "77012345";

    private static final String HOME = "harbor-inc";
    private static final String OUTDOOR = "summit-llc";
    private static final String HOME_BRAND = "harbor";
    private static final String OUTDOOR_BRAND = "summit";

    public static final List<EntitySpec> ENTITIES = List.of(
            new EntitySpec(
                    HOME, "Harbor Goods Inc.", "US", "USD", List.of(new TaxNumber("US", "12-3456789")), List.of()),
            new EntitySpec(
                    OUTDOOR,
                    "Summit Outdoor LLC",
                    "US",
                    "USD",
                    List.of(new TaxNumber("US", "98-7654321")),
                    List.of(new OtherName("shopify", "merchant_business_entity_id", SHOPIFY_ENTITY))));

    public static final List<BrandSpec> BRANDS =
            List.of(new BrandSpec(HOME_BRAND, "Harbor"), new BrandSpec(OUTDOOR_BRAND, "Summit"));

    public static final List<ChannelSpec> CHANNELS = List.of(
            new ChannelSpec("shop", "Web shop", HOME_BRAND, HOME),
            new ChannelSpec("bazaar", "Bazaar", HOME_BRAND, HOME),
            new ChannelSpec("amazon", "Amazon", HOME_BRAND, HOME),
            new ChannelSpec("shopify", "Summit on Shopify", OUTDOOR_BRAND, OUTDOOR));

    private DemoSellers() {}

    /** The company that runs a node. */
    static String entityOf(String kind) {
        return kind.equals("STORE") ? OUTDOOR : HOME;
    }

    public record TaxNumber(String country, String number) {}

    public record OtherName(String system, String type, String value) {}

    public record EntitySpec(
            String code,
            String name,
            String country,
            String bookCurrency,
            List<TaxNumber> taxRegistrations,
            List<OtherName> externalIds) {}

    public record BrandSpec(String code, String name) {}

    public record ChannelSpec(String code, String name, String brand, String legalEntity) {}
}
