package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "x-api-key", "API-KEY", "x-goog-api-key", "Cookie", "Ocp-Access-Key"})
    void takesNoKeyAmongTheHeaders(String name) {
        assertThatThrownBy(() -> headers(name, "secret"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "header: \"" + name + "\" would hold a key in the open; name the variable of the key, and \""
                                + name + "\" as the key header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "api_key", "apikey", "api-key", "access_token", "token", "sig", "subscription-key"})
    void takesNoKeyIntoTheAddress(String name) {
        assertThatThrownBy(() -> new WireSettings(Map.of(), Map.of(name, "x"), null, false, null, Set.of()))
                .hasMessage("query: \"" + name + "\" would put a key into the address, where logs keep it; name the "
                        + "variable of the key; it travels in a header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Content-Type", "two words", "", "a:b", "User-Agent"})
    void takesNoHeaderThatCannotBeSet(String name) {
        assertThatThrownBy(() -> headers(name, "x"))
                .hasMessage("header: \"" + name + "\" is no header that can be set; take it away");
    }

    @Test
    void takesNoValueThatWouldEndTheHeader() {
        assertThatThrownBy(() -> headers("X-Title", "a\r\nX-Evil: b"))
                .hasMessage("header: the value of \"X-Title\" is not plain ASCII; encode it");
        assertThat(headers("X-Title", "two words ~").headers()).containsKey("X-Title");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> new WireSettings(
                        Map.of("Host", "x"),
                        Map.of("", "x"),
                        "a b",
                        false,
                        null,
                        Set.of(Feature.MAX_TOKENS, Feature.MAX_COMPLETION_TOKENS)))
                .hasMessage("""
                        header: "Host" is no header that can be set; take it away
                        query: a parameter has no name or no value; write it as name=value
                        key header: "a b" is no header for a key; use one such as api-key
                        features: max-tokens and max-completion-tokens exclude each other; keep one of them""");
    }

    @Test
    void findsFeaturesByTheirNames() {
        assertThat(Feature.allWritten())
                .containsExactly("max-completion-tokens", "max-tokens", "single-choice", "send-operation")
                .allSatisfy(name -> assertThat(Feature.find(name)).isPresent());
        assertThat(Feature.find("SEND_OPERATION")).isEmpty();
    }

    private static WireSettings headers(String name, String value) {
        return new WireSettings(Map.of(name, value), Map.of(), null, false, null, Set.of());
    }
}
