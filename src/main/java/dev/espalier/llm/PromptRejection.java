package dev.espalier.llm;

import dev.espalier.llm.Reply.Finish;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells errors that concern one prompt alone (too long for the model, blocked by a filter) from errors that would meet
 * every call. There is no standard; the names and words are those of the servers noted at each.
 */
final class PromptRejection {

    private static final Pattern TOO_LONG = Pattern.compile(String.join(
            "|",
            "maximum context length", // OpenAI, vLLM, OpenRouter, DeepSeek, Mistral
            "longer than the maximum model length", // vLLM
            "longer than the model's context length", // SGLang
            "exceeds the available context size", // llama.cpp
            "exceed context window", // llama-cpp-python
            "exceeds the context length|exceeds maximum context", // Ollama
            "loaded with context length of only|greater than the context length", // LM Studio
            "reduce the length of the (messages|prompt)", // Groq, older OpenAI
            "prompt is too long", // Anthropic behind gateways
            "input token count .{0,40}exceeds the maximum", // Gemini's OpenAI surface
            "`inputs` must have less than|`inputs` tokens \\+ `max_new_tokens` must be" // TGI, Together
            ));

    private static final Pattern BLOCKED = Pattern.compile(String.join(
            "|",
            "flagged as potentially violating", // OpenAI's reasoning models
            "triggering azure openai's content management policy|content management policy", // Azure
            "content exists risk" // DeepSeek
            ));

    private PromptRejection() {}

    /** Returns how the call ended, if the error is about its prompt. */
    static Optional<Finish> of(int status, ErrorBody error) {
        if (isTooLong(status, error)) {
            return Optional.of(Finish.PROMPT_TOO_LONG);
        }
        return isBlocked(status, error) ? Optional.of(Finish.CONTENT_FILTER) : Optional.empty();
    }

    private static boolean isTooLong(int status, ErrorBody error) {
        boolean isNamed = Stream.of(
                        "context_length_exceeded",
                        "string_above_max_length",
                        "exceed_context_size_error",
                        "request_too_large")
                .anyMatch(error::hasCode);
        // llama.cpp said 500 with this type until late 2025; words alone are believed of a refusal only.
        return isNamed || (isRefusal(status) && matches(TOO_LONG, error));
    }

    private static boolean isBlocked(int status, ErrorBody error) {
        boolean isNamed = Stream.of("content_filter", "content_policy_violation", "responsibleaipolicyviolation")
                .anyMatch(error::hasCode);
        return (isRefusal(status) && (isNamed || matches(BLOCKED, error))) || (status == 403 && error.flagged());
    }

    private static boolean isRefusal(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    private static boolean matches(Pattern pattern, ErrorBody error) {
        return pattern.matcher(error.message().toLowerCase(Locale.ROOT)).find();
    }
}
