package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A browser tab with the console. {@link #close} fails if the page had an error. */
final class ConsolePage implements AutoCloseable {

    /** Longest wait for content of a page. */
    static final double WAIT_MILLIS = 20_000;

    private final Page page;
    private final URI address;
    private final List<String> errors = new ArrayList<>();

    /** In a window of a desktop. */
    ConsolePage(Chromium chromium, URI address) {
        this(chromium, address, 1440, 900);
    }

    private ConsolePage(Chromium chromium, URI address, int width, int height) {
        this.address = address;
        page = chromium.browser()
                .newPage(new Browser.NewPageOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(width, height)
                        .setHasTouch(width < height));
        page.setDefaultTimeout(WAIT_MILLIS);
        page.onPageError(errors::add);
    }

    static ConsolePage onPhone(Chromium chromium, URI address) {
        return new ConsolePage(chromium, address, 390, 844);
    }

    Page page() {
        return page;
    }

    void show(String place) {
        page.navigate(address + "/#" + place);
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** Chooses an option of a list that opens. */
    void choose(String testId, String option) {
        at(testId).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    /** Waits until the page has its content. */
    void settle() {
        PlaywrightAssertions.assertThat(at("page-title")).isVisible();
        PlaywrightAssertions.assertThat(at("loading")).hasCount(0);
    }

    /** Faults of what is shown, for a person with a phone; each a sentence. */
    List<String> phoneFaults() {
        return ((List<?>) page.evaluate(script("phone-faults.js")))
                .stream().map(String::valueOf).toList();
    }

    private static String script(String name) {
        try (var in = ConsolePage.class.getResourceAsStream("/console/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.close();
        assertThat(errors).isEmpty();
    }
}
