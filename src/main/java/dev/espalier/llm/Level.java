package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.problem.Problems;
import java.util.EnumSet;
import java.util.Set;

/** What a server can do for a recipe, in the order in which fewer and fewer servers can. */
public enum Level {
    /** L0: a reply to a chat. */
    CHAT("L0", "chat"),
    /** L1: a base model continues a text as it is. */
    COMPLETION("L1", "raw completion"),
    /** L2: the log probabilities of the tokens of a reply. */
    LOGPROBS("L2", "log probabilities of the reply"),
    /** L3: the log probability of each token of a prompt. */
    PROMPT_LOGPROBS("L3", "log probabilities of the prompt"),
    /** L4: a vector for a text. */
    EMBEDDINGS("L4", "embeddings");

    private static final String LACKING = " does not offer level ";

    private static final String HINT =
            "use a server that does, such as vLLM (openai:NAME with its base URL), or a recipe that needs less";

    private final String code;
    private final String about;

    Level(String code, String about) {
        this.code = code;
        this.about = about;
    }

    /** Returns the level as people name it: {@code L3 (log probabilities of the prompt)}. */
    @Override
    public String toString() {
        return code + " (" + about + ")";
    }

    /**
     * Checks that a model can give what a request wants.
     *
     * @throws LlmException permanent, naming the lowest level that is wanted and not offered
     */
    static void require(LanguageModel model, Request request) throws LlmException {
        Set<Level> missing = EnumSet.copyOf(request.shape().levels());
        missing.removeAll(model.levels());
        for (var level : missing) {
            throw lacking(model.id(), level, false);
        }
    }

    /**
     * Complains if a model cannot be asked in a protocol.
     *
     * @param place what binds the one to the other
     */
    public static void check(LanguageModel model, Protocol protocol, String place, Problems problems) {
        var wanted = protocol == Protocol.CHAT ? CHAT : COMPLETION;
        if (!model.levels().contains(wanted)) {
            problems.add(place, model.id() + " does not offer level " + wanted + ", which this recipe needs", HINT);
        }
    }

    /** Returns whether a failure says that a model does not offer a level. */
    public static boolean isLacking(LlmException failure) {
        return failure.kind() == Kind.PERMANENT
                && String.valueOf(failure.getMessage()).contains(LACKING)
                && failure.getCause() == null;
    }

    /**
     * Returns the failure of a model that does not give what this level promises.
     *
     * @param isReply whether that was seen by a reply
     */
    static LlmException lacking(String id, Level level, boolean isReply) {
        var message = id + LACKING + level + ", which this recipe needs; " + HINT;
        return new LlmException(Kind.PERMANENT, message, null, null, isReply);
    }
}
