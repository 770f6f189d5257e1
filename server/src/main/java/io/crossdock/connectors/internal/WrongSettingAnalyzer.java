package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.WrongSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a wrong setting in one sentence, without a stack trace. */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WrongSetting cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct it; docs/reference/settings.md has every key.", cause);
    }
}
