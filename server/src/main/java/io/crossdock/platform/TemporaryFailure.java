package io.crossdock.platform;

/** The server can't answer now; the same request may succeed in a moment. Over HTTP it is 503 with Retry-After. */
public final class TemporaryFailure extends RuntimeException {

    private final String code;
    private final String title;

    /**
     * @param code kebab-case, stable, from {@code docs/reference/problems.md}
     * @param title a short sentence, the same for every occurrence of the code
     * @param detail what to do
     */
    public TemporaryFailure(String code, String title, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
