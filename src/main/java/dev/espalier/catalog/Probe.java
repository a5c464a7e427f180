package dev.espalier.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Level;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Things that a model may or may not do, each found out by a call or two of a few tokens. To add one, add a row: its name, the
 * requests, and what their replies say.
 */
public enum Probe {
    /** Whether a system message has any effect. */
    SYSTEM_MESSAGES("system messages") {
        @Override
        List<Request> requests() {
            return List.of(request(
                    sampling(List.of(), null),
                    message(Role.SYSTEM, "Whatever you are asked, answer with the one word plum."),
                    message(Role.USER, "Name a colour.")));
        }

        @Override
        Finding judge(List<Reply> replies) {
            boolean isFollowed = replies.get(0).text().toLowerCase(Locale.ROOT).contains("plum");
            return isFollowed ? works("") : ignored("it answers as if there were none");
        }
    },

    /** Whether the same seed gives the same reply. */
    SEED("seed") {
        @Override
        List<Request> requests() {
            var request = request(sampling(List.of(), 7), message(Role.USER, "Write five random words."));
            return List.of(request, request);
        }

        @Override
        Finding judge(List<Reply> replies) {
            boolean isSame = replies.get(0).text().equals(replies.get(1).text());
            return isSame ? works("the same reply twice") : ignored("two replies with the same seed differ");
        }
    },

    /** Whether a reply ends at a stop text. */
    STOP_TEXTS("stop texts") {
        @Override
        List<Request> requests() {
            return List.of(request(
                    sampling(List.of("5"), null),
                    message(Role.USER, "Count from 1 to 9 in digits, with blanks between them.")));
        }

        @Override
        Finding judge(List<Reply> replies) {
            var text = replies.get(0).text();
            if (text.contains("5")) {
                return ignored("the reply goes on behind them");
            }
            return text.contains("4") ? works("") : unclear("the reply does not count as it was asked to");
        }
    },

    /** Whether one call gives several replies. */
    SEVERAL_CHOICES("several choices") {
        @Override
        Optional<Finding> known(LanguageModel model) {
            return model.givesSeveralChoices()
                    ? Optional.empty()
                    : Optional.of(notThere("the protocol has none, or a model file says so; " + ONE_BY_ONE));
        }

        @Override
        List<Request> requests() {
            return List.of(request(ReplyShape.PLAIN.withChoices(2), message(Role.USER, "Name a colour.")));
        }

        @Override
        Finding judge(List<Reply> replies) {
            return replies.get(0).choices().size() == 2 ? works("") : ignored("one reply came; " + ONE_BY_ONE);
        }

        @Override
        String ifRefused() {
            return "; give the model \"features: [single-choice]\" in a model file, and " + ONE_BY_ONE;
        }
    },

    /** Whether any JSON object can be asked for. */
    JSON_MODE("JSON mode") {
        @Override
        List<Request> requests() {
            var question = "Give me a JSON object whose one key is \"colour\". Write a short sentence before it.";
            return List.of(request(json(null), message(Role.USER, question)));
        }

        @Override
        Finding judge(List<Reply> replies) {
            return object(replies.get(0)).isPresent()
                    ? works("json: mode lets recipes use it")
                    : ignored("the reply is not JSON alone; " + TOLERANT);
        }
    },

    /** Whether the schema of a JSON object can be given. */
    JSON_SCHEMA("JSON schema") {
        @Override
        List<Request> requests() {
            var schema = "{\"type\":\"object\",\"properties\":{\"plum\":{\"type\":\"string\"}},"
                    + "\"required\":[\"plum\"],\"additionalProperties\":false}";
            return List.of(request(json(schema), message(Role.USER, "Give me a colour as JSON.")));
        }

        @Override
        Finding judge(List<Reply> replies) {
            boolean isKept =
                    object(replies.get(0)).filter(reply -> reply.has("plum")).isPresent();
            return isKept
                    ? works("json: schema lets recipes use it")
                    : ignored("the reply does not keep to it; " + TOLERANT);
        }
    },

    /** Whether the probabilities of the reply's tokens are told. */
    LOG_PROBABILITIES("log probabilities") {
        @Override
        Optional<Finding> known(LanguageModel model) {
            return model.levels().contains(Level.LOGPROBS)
                    ? Optional.empty()
                    : Optional.of(notThere("not to be had from this provider"));
        }

        @Override
        List<Request> requests() {
            var shape = new ReplyShape(ReplyShape.Protocol.CHAT, 1, 1, false, null);
            return List.of(request(shape, message(Role.USER, "Name a colour.")));
        }

        @Override
        Finding judge(List<Reply> replies) {
            boolean areTold = !replies.get(0).choices().get(0).tokens().isEmpty();
            return areTold ? works("") : ignored("none came");
        }
    };

    private static final String ONE_BY_ONE = "a run asks for them one by one";
    private static final String TOLERANT = "replies are read tolerantly all the same";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Enough for the answers asked for; a model that thinks first may need more. */
    private static final int MAX_TOKENS = 40;

    private final String label;

    Probe(String label) {
        this.label = label;
    }

    /** What became of what was asked for. */
    public enum Outcome {
        /** The model does it. */
        WORKS("works"),
        /** The server takes it and does not do it. */
        IGNORED("ignored"),
        /** The server answers with an error. */
        REFUSED("refused"),
        /** There is nothing to ask: the provider has no such thing. */
        NOT_THERE("not there"),
        /** What came does not show it, or nothing came. */
        UNCLEAR("unclear");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Returns the outcome in a word or two. */
        public String word() {
            return word;
        }
    }

    /**
     * What was found out.
     *
     * @param note more of it; empty if there is nothing more to say
     * @param calls how many calls were sent
     * @param usage the tokens of those that were answered
     */
    public record Finding(Outcome outcome, String note, int calls, Usage usage) {

        private Finding after(List<Reply> replies, int sent) {
            var sum = Usage.NONE;
            for (var reply : replies) {
                sum = sum.plus(reply.usage());
            }
            return new Finding(outcome, note, sent, sum);
        }
    }

    /** Returns what is found out, in words: {@code stop texts}. */
    public String label() {
        return label;
    }

    abstract List<Request> requests();

    abstract Finding judge(List<Reply> replies);

    /** Returns what is known without a call. */
    Optional<Finding> known(LanguageModel model) {
        return Optional.empty();
    }

    /** Returns what to do where the server refuses it. */
    String ifRefused() {
        return "";
    }

    private static Finding works(String note) {
        return finding(Outcome.WORKS, note);
    }

    private static Finding ignored(String note) {
        return finding(Outcome.IGNORED, note);
    }

    private static Finding notThere(String note) {
        return finding(Outcome.NOT_THERE, note);
    }

    private static Finding unclear(String note) {
        return finding(Outcome.UNCLEAR, note);
    }

    private static Finding finding(Outcome outcome, String note) {
        return new Finding(outcome, note, 0, Usage.NONE);
    }

    /**
     * Asks the model; whatever goes wrong is a finding.
     *
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public Finding find(LanguageModel model) throws InterruptedException {
        var known = known(model);
        if (known.isPresent()) {
            return known.get();
        }
        var replies = new ArrayList<Reply>();
        try {
            for (var request : requests()) {
                replies.add(model.reply(request));
            }
            return judge(replies).after(replies, replies.size());
        } catch (LlmException failure) {
            return of(failure).after(replies, replies.size() + 1);
        }
    }

    private Finding of(LlmException failure) {
        if (Level.isLacking(failure)) {
            return ignored("none came");
        }
        // Told after a greeting that was answered: not the key, not the model, not the address.
        return failure.kind() == LlmException.Kind.PERMANENT
                ? finding(Outcome.REFUSED, failure.getMessage() + ifRefused())
                : unclear(String.valueOf(failure.getMessage()));
    }

    private static Optional<JsonNode> object(Reply reply) {
        try {
            return Optional.of(JSON.readTree(reply.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static ReplyShape json(@Nullable String schema) {
        return new ReplyShape(ReplyShape.Protocol.CHAT, 1, null, false, new JsonForm(schema));
    }

    /** Returns a request that any model can answer. */
    public static Request greeting() {
        return request(sampling(List.of(), null), message(Role.USER, "Answer with the one word: yes"));
    }

    private static Request request(ReplyShape shape, Message message) {
        return new Request(List.of(message), sampling(List.of(), null), new Operation("probe", Map.of()), shape);
    }

    private static Request request(Sampling sampling, Message... messages) {
        return new Request(List.of(messages), sampling, new Operation("probe", Map.of()));
    }

    private static Sampling sampling(List<String> stop, @Nullable Integer seed) {
        return new Sampling(null, null, MAX_TOKENS, null, null, stop, seed);
    }

    private static Message message(Role role, String text) {
        return new Message(role, List.of(new Segment(text, false)));
    }
}
