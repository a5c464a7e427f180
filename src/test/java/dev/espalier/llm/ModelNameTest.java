package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        "builtin:teacher, BUILTIN, teacher",
        "openai:gpt-4.1-mini, OPENAI, gpt-4.1-mini",
        "openai:meta-llama/Llama-3.1-8B-Instruct, OPENAI, meta-llama/Llama-3.1-8B-Instruct",
        "ollama:llama3.2:3b, OLLAMA, llama3.2:3b",
        "openai::x, OPENAI, :x"
    })
    void readsProviderAndName(String written, Provider provider, String name) {
        assertThat(ModelName.parse(written))
                .isEqualTo(new ModelName(provider, name))
                .hasToString(written);
    }

    @Test
    void offersTheProviderThatWasProbablyMeant() {
        assertThatThrownBy(() -> ModelName.parse("olama:llama3.2"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("model: \"olama\" is no provider; did you mean \"ollama\"?");
        assertThatThrownBy(() -> ModelName.parse("OpenAI:x", "--model"))
                .hasMessage("--model: \"OpenAI\" is no provider; did you mean \"openai\"?");
    }

    @Test
    void listsTheProvidersWhenNoneIsNear() {
        assertThatThrownBy(() -> ModelName.parse("mistral:x"))
                .hasMessage("model: \"mistral\" is no provider; use one of anthropic, builtin, gemini, ollama, openai");
    }

    @Test
    void wantsAProvider() {
        assertThatThrownBy(() -> ModelName.parse("gpt-4.1-mini"))
                .hasMessage("model: \"gpt-4.1-mini\" names no provider; write provider:name, such as "
                        + "openai:gpt-4.1-mini or ollama:llama3.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai:",
                "openai: ",
                "openai:a b",
                "openai:a\n",
                "openai:a\u001b[31m",
                "openai:a\u202eb",
                "openai:\u00a0"
            })
    void rejectsANameThatCannotExist(String written) {
        assertThatThrownBy(() -> ModelName.parse(written))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("names no model that could exist");
    }

    @Test
    void takesANameOfTwoHundredAndNoMore() {
        assertThat(ModelName.parse("openai:" + "x".repeat(200)).name()).hasSize(200);
        assertThatThrownBy(() -> ModelName.parse("openai:" + "x".repeat(201))).isInstanceOf(ProblemException.class);
    }
}
