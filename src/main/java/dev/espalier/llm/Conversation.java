package dev.espalier.llm;

import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What all adapters on langchain4j share: our request becomes its request, its response our reply. */
final class Conversation {

    private final ChatModel model;
    private final Diagnosis diagnosis;
    private final Secrets secrets;

    Conversation(ChatModel model, Diagnosis diagnosis, Secrets secrets) {
        this.model = model;
        this.diagnosis = diagnosis;
        this.secrets = secrets;
    }

    /** Sets what all providers know; what is null is not sent. */
    static <B extends DefaultChatRequestParameters.Builder<B>> B common(B parameters, Request request) {
        var sampling = request.sampling();
        parameters.temperature(sampling.temperature()).topP(sampling.topP());
        if (!sampling.stop().isEmpty()) {
            parameters.stopSequences(sampling.stop());
        }
        var json = request.shape().json();
        if (json != null) {
            parameters.responseFormat(format(json));
        }
        return parameters;
    }

    private static ResponseFormat format(JsonForm json) {
        if (json.schema() == null) {
            return ResponseFormat.JSON;
        }
        var schema = JsonSchema.builder()
                .name("reply")
                .rootElement(JsonRawSchema.from(json.schema()))
                .build();
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(schema)
                .build();
    }

    Reply reply(Request request, ChatRequestParameters parameters) throws LlmException, InterruptedException {
        var messages =
                request.messages().stream().map(Conversation::chatMessage).toList();
        var chatRequest =
                ChatRequest.builder().messages(messages).parameters(parameters).build();
        try {
            return reply(model.chat(chatRequest));
        } catch (RuntimeException failure) {
            return diagnosis.outcome(failure);
        }
    }

    private static ChatMessage chatMessage(Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.content());
            case USER -> UserMessage.from(message.content());
            case ASSISTANT -> AiMessage.from(message.content());
        };
    }

    private Reply reply(ChatResponse response) {
        var text = response.aiMessage().text();
        return new Reply(
                text == null ? "" : secrets.maskReply(text),
                finish(response.finishReason()),
                usage(response.tokenUsage()));
    }

    private static Finish finish(@Nullable FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            return Finish.LENGTH;
        }
        return reason == FinishReason.CONTENT_FILTER ? Finish.CONTENT_FILTER : Finish.STOP;
    }

    private static Usage usage(@Nullable TokenUsage usage) {
        return usage == null ? Usage.NONE : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
