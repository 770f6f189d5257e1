package io.crossdock.world.retailer;

/** A real place in the United States. */
public record Place(String zip, String city, String state, double latitude, double longitude) {

    /** Time zone of most of the state. */
    public String timeZone() {
        return switch (state) {
            case "AK" -> "America/Anchorage";
            case "HI" -> "Pacific/Honolulu";
            case "CA", "NV", "OR", "WA" -> "America/Los_Angeles";
            case "AZ" -> "America/Phoenix";
            case "CO", "ID", "MT", "NM", "UT", "WY" -> "America/Denver";
            case "AL", "AR", "IA", "IL", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK", "SD", "TN", "TX", "WI" ->
                "America/Chicago";
            default -> "America/New_York";
        };
    }
}
