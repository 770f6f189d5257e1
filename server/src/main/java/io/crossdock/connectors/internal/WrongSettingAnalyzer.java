package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.WrongSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says a wrong setting in its own sentence, without a stack trace. */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WrongSetting cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct it; docs/reference/settings.md has every key.", cause);
    }
}
