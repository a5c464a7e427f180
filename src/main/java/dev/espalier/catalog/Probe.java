package dev.espalier.catalog;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            return isFollowed ? works("") : fails("accepted, but not followed");
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
            return isSame ? works("the same reply twice") : fails("accepted, but two replies differ");
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
                return fails("accepted, but the reply goes on behind them");
            }
            return text.contains("4") ? works("") : fails("the reply does not show it");
        }
    };

    /** Enough for the answers asked for; a model that thinks first may need more. */
    private static final int MAX_TOKENS = 40;

    private final String label;

    Probe(String label) {
        this.label = label;
    }

    /**
     * What was found out.
     *
     * @param works whether the model does it
     * @param note more of it; empty if there is nothing more to say
     */
    public record Finding(boolean works, String note) {}

    /** Returns what is found out, in words: {@code stop texts}. */
    public String label() {
        return label;
    }

    abstract List<Request> requests();

    abstract Finding judge(List<Reply> replies);

    private static Finding works(String note) {
        return new Finding(true, note);
    }

    private static Finding fails(String note) {
        return new Finding(false, note);
    }

    /**
     * Asks the model.
     *
     * @throws LlmException if it does not answer for a reason that may pass; a refusal is a finding
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public Finding find(LanguageModel model) throws LlmException, InterruptedException {
        var replies = new ArrayList<Reply>();
        try {
            for (var request : requests()) {
                replies.add(model.reply(request));
            }
            return judge(replies);
        } catch (LlmException refused) {
            if (refused.kind() != LlmException.Kind.PERMANENT) {
                throw refused;
            }
            return fails("refused: " + refused.getMessage());
        }
    }

    /** Returns a request that any model can answer. */
    public static Request greeting() {
        return request(sampling(List.of(), null), message(Role.USER, "Answer with the one word: yes"));
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
