package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A browser tab with the console. {@link #close} fails if the page had an error. */
final class ConsolePage implements AutoCloseable {

    /** Longest wait for content of a page. */
    static final double WAIT_MILLIS = 20_000;

    private final Page page;
    private final URI address;
    private final List<String> errors = new ArrayList<>();

    ConsolePage(Chromium chromium, URI address) {
        this.address = address;
        page = chromium.browser()
                .newPage(new Browser.NewPageOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(1440, 900));
        page.setDefaultTimeout(WAIT_MILLIS);
        page.onPageError(errors::add);
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

    @Override
    public void close() {
        page.close();
        assertThat(errors).isEmpty();
    }
}
