package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reply must bring beyond one text, and how the prompt is put. Can change the reply, so it is part of a call's
 * identity; {@link #PLAIN} adds nothing to it.
 *
 * @param protocol how the prompt is put
 * @param choices how many replies to the same prompt, from 1 to 128 (the limit of OpenAI's protocol)
 * @param topLogprobs how many likely tokens to tell at each place of the reply, from 0 (only the one that was drawn) to 20;
 *     null for no log probabilities at all
 * @param promptLogprobs whether the log probability of each token of the prompt is wanted
 * @param json the form a reply must have; null for plain text
 */
public record ReplyShape(
        Protocol protocol,
        int choices,
        @Nullable Integer topLogprobs,
        boolean promptLogprobs,
        @Nullable JsonForm json) {

    /** One text in answer to a chat. */
    public static final ReplyShape PLAIN = new ReplyShape(Protocol.CHAT, 1, null, false, null);

    private static final int MOST_CHOICES = 128;
    private static final int MOST_LOGPROBS = 20;

    /** How a prompt is put to a model. */
    public enum Protocol {
        /** As a conversation that the model's chat template renders. */
        CHAT,
        /**
         * As a text that the model continues: the contents of all messages in their order, an empty line between two of
         * them, and nothing about who speaks.
         */
        COMPLETIONS;

        /** Returns the protocol as it is written: {@code completions}. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a server can be made to answer in JSON. */
    public enum JsonBy {
        /** It gives some JSON object where it is asked for one (JSON mode). */
        MODE,
        /** It keeps to a JSON Schema. */
        SCHEMA
    }

    /**
     * That a reply is JSON.
     *
     * @param schema the JSON Schema it must keep to, as JSON; null for any object
     */
    public record JsonForm(@Nullable String schema) {

        private static final ObjectMapper JSON = new ObjectMapper();

        public JsonForm {
            if (schema != null && !isObject(schema)) {
                throw new IllegalArgumentException("a JSON Schema must be a JSON object");
            }
        }

        private static boolean isObject(String schema) {
            try {
                return JSON.readTree(schema).isObject();
            } catch (JsonProcessingException notJson) {
                return false;
            }
        }
    }

    public ReplyShape {
        if (choices < 1 || choices > MOST_CHOICES) {
            throw new IllegalArgumentException("choices must be from 1 to " + MOST_CHOICES + " but was " + choices);
        }
        if (topLogprobs != null && (topLogprobs < 0 || topLogprobs > MOST_LOGPROBS)) {
            throw new IllegalArgumentException(
                    "top-logprobs must be from 0 to " + MOST_LOGPROBS + " but was " + topLogprobs);
        }
    }

    /** Returns this shape with another number of choices. */
    public ReplyShape withChoices(int number) {
        return new ReplyShape(protocol, number, topLogprobs, promptLogprobs, json);
    }

    /** Returns this shape in another protocol. */
    public ReplyShape in(Protocol other) {
        return new ReplyShape(other, choices, topLogprobs, promptLogprobs, json);
    }

    /**
     * Returns this shape as a server can be asked for it.
     *
     * @param by null if it gives texts only
     */
    public ReplyShape by(@Nullable JsonBy by) {
        return json == null || by == JsonBy.SCHEMA ? this : withJson(by == null ? null : new JsonForm(null));
    }

    /** Returns this shape with another form. */
    public ReplyShape withJson(@Nullable JsonForm form) {
        return new ReplyShape(protocol, choices, topLogprobs, promptLogprobs, form);
    }

    /** Returns what a server must offer to give such a reply. */
    public Set<Level> levels() {
        var levels = EnumSet.of(protocol == Protocol.CHAT ? Level.CHAT : Level.COMPLETION);
        if (topLogprobs != null) {
            levels.add(Level.LOGPROBS);
        }
        if (promptLogprobs) {
            levels.add(Level.PROMPT_LOGPROBS);
        }
        return levels;
    }
}
