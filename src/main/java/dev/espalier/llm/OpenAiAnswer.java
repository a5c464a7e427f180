package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Token.Likely;
import java.util.ArrayList;
import java.util.List;

/** Reads what a server answers in OpenAI's protocol: a chat completion or a completion, with all that comes with it. */
final class OpenAiAnswer {

    /** What vLLM writes for a token that cannot come. */
    private static final double LEAST = -9999;

    private final String id;
    private final ReplyShape shape;
    private final ObjectNode answer;

    OpenAiAnswer(String id, ReplyShape shape, ObjectNode answer) {
        this.id = id;
        this.shape = shape;
        this.answer = answer;
    }

    /**
     * Returns the reply: choices in the order in which they came, at most as many as were asked for.
     *
     * @throws UndecodableReplyException if a choice cannot be read
     * @throws HttpFailureException if a choice is an error
     * @throws LlmException permanent, if log probabilities were asked for and are not there
     */
    Reply reply() throws LlmException {
        var choices = new ArrayList<Choice>();
        var found = answer.path("choices");
        // Indices are not asked: some servers give all choices the same.
        for (int i = 0; i < Math.max(1, Math.min(found.size(), shape.choices())); i++) {
            choices.add(shape.protocol() == Protocol.CHAT ? spoken(found.path(i)) : continued(found.path(i)));
        }
        var usage = WireJson.usage(answer.path("usage"), "prompt_tokens", "completion_tokens");
        return new Reply(choices, usage, shape.promptLogprobs() ? prompt() : List.of());
    }

    private Choice spoken(JsonNode choice) throws LlmException {
        check(choice);
        var message = choice.path("message");
        if (isRefusal(message)) {
            return refusal(message);
        }
        var tokens = new ArrayList<Token>();
        if (shape.topLogprobs() != null) {
            for (var token : told(choice.path("logprobs").path("content"), Level.LOGPROBS)) {
                var top = new ArrayList<Likely>();
                token.path("top_logprobs").forEach(likely -> top.add(likely(likely, "token")));
                tokens.add(new Token(token.path("token").asText(), logprob(token.path("logprob")), top));
            }
        }
        return new Choice(message.path("content").asText(""), finish(choice.path("finish_reason")), tokens);
    }

    /**
     * Checks one choice.
     *
     * @throws UndecodableReplyException if it holds no text though it should
     * @throws HttpFailureException if it is an error
     */
    private static void check(JsonNode choice) {
        WireJson.throwIfError(choice, HttpFailureException.NO_HEADERS);
        if (choice.isMissingNode()) {
            throw new UndecodableReplyException("the reply has no choices");
        }
        var message = choice.path("message");
        if (!message.isObject() || (isDone(choice) && !hasText(message) && !hasThought(message))) {
            throw new UndecodableReplyException("the reply has no content");
        }
    }

    /** Only then must there be a text: a filter or the token limit may have left none. */
    private static boolean isDone(JsonNode choice) {
        var reason = choice.path("finish_reason");
        return !reason.isTextual() || reason.textValue().equals("stop");
    }

    private static boolean hasText(JsonNode message) {
        return message.path("content").isTextual() || message.path("refusal").isTextual();
    }

    /** A model that was done when it had thought has been paid, and says nothing each time: that is its reply. */
    private static boolean hasThought(JsonNode message) {
        return message.path("reasoning_content").isTextual()
                || message.path("reasoning").isTextual();
    }

    /** A refusal that the server marks as one, with the model's words. */
    private static boolean isRefusal(JsonNode message) {
        return message.path("refusal").isTextual() && !message.path("content").isTextual();
    }

    private static Choice refusal(JsonNode message) {
        return new Choice(message.path("refusal").textValue(), Finish.CONTENT_FILTER, List.of());
    }

    /** Returns how a choice ended; what is not known ended by itself. */
    private static Finish finish(JsonNode reason) {
        return switch (reason.asText()) {
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.CONTENT_FILTER;
            default -> Finish.STOP;
        };
    }

    private static Likely likely(JsonNode told, String text) {
        return new Likely(told.path(text).asText(), logprob(told.path("logprob")));
    }

    /** What has no finite logarithm cannot be written down as JSON. */
    private static double logprob(JsonNode told) {
        return Double.isFinite(told.asDouble(LEAST)) ? told.asDouble(LEAST) : LEAST;
    }

    private Choice continued(JsonNode choice) throws LlmException {
        WireJson.throwIfError(choice, HttpFailureException.NO_HEADERS);
        if (!choice.path("text").isTextual()) {
            throw new UndecodableReplyException(
                    choice.isMissingNode() ? "the reply has no choices" : "the reply has no content");
        }
        var finish = finish(choice.path("finish_reason"));
        return new Choice(choice.path("text").textValue(), finish, columns(choice.path("logprobs")));
    }

    /** Completions tell texts, probabilities and alternatives in a list each. */
    private List<Token> columns(JsonNode logprobs) throws LlmException {
        var tokens = new ArrayList<Token>();
        if (shape.topLogprobs() == null) {
            return tokens;
        }
        var texts = told(logprobs.path("tokens"), Level.LOGPROBS);
        for (int i = 0; i < texts.size(); i++) {
            var top = new ArrayList<Likely>();
            var likely = logprobs.path("top_logprobs").path(i);
            likely.properties().forEach(entry -> top.add(new Likely(entry.getKey(), logprob(entry.getValue()))));
            var logprob = logprobs.path("token_logprobs").path(i);
            tokens.add(new Token(texts.path(i).asText(), logprob.isNumber() ? logprob(logprob) : null, top));
        }
        return tokens;
    }

    /**
     * Reads vLLM's extension: for each place an object by token number whose first entry is the token that stands there;
     * null for the first place. A chat has it beside the choices, a completion in each of them.
     */
    private List<Token> prompt() throws LlmException {
        var inChoice = answer.path("choices").path(0).path("prompt_logprobs");
        var places = told(inChoice.isArray() ? inChoice : answer.path("prompt_logprobs"), Level.PROMPT_LOGPROBS);
        var tokens = new ArrayList<Token>();
        for (var place : places) {
            if (place.isEmpty()) {
                tokens.add(new Token("", null, List.of()));
            } else {
                var there = likely(place.elements().next(), "decoded_token");
                tokens.add(new Token(there.text(), there.logprob(), List.of()));
            }
        }
        return tokens;
    }

    private JsonNode told(JsonNode list, Level level) throws LlmException {
        if (!list.isArray()) {
            throw Level.lacking(id, level, true);
        }
        return list;
    }
}
