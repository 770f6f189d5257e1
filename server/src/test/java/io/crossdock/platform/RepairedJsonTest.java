package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RepairedJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void repairsTextsAndNamesAtEveryDepthAndNothingElse() {
        var sent = JSON.readTree("""
                {"a\\u0000":[{"b":"x\\ud800"},1,1.50,true,null,"😀"],"c":{"d":"e"}}""");

        assertThat(RepairedJson.of(sent)).isEqualTo(JSON.readTree("""
                {"a\\ufffd":[{"b":"x\\ufffd"},1,1.50,true,null,"😀"],"c":{"d":"e"}}"""));
    }
}
