package dev.espalier.llm;

/** Carries through langchain4j a reply that it would lose, such as a refusal with what it cost. */
final class EndedReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    EndedReplyException(Reply reply) {
        super("the reply has ended");
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
