package dev.espalier.llm;

import dev.espalier.llm.Reply.Usage;

/** What a request may use, before anybody knows what it did use. */
public final class TokenEstimate {

    /** What a chat template may add around a message, in tokens; generous. */
    private static final int MESSAGE_OVERHEAD = 16;

    /** What a token of running text takes on the average, in UTF-8. */
    private static final int BYTES_OF_A_TOKEN = 4;

    private TokenEstimate() {}

    /**
     * Returns the most that a request can use: no tokenizer makes more tokens of a text than it has bytes. Where the request
     * does not bound its reply, the reply is not in it.
     */
    public static Usage atMost(Request request) {
        // A server that gives one choice for a call is asked as often, with the whole prompt.
        long choices = request.shape().choices();
        return new Usage(choices * (bytes(request) + overhead(request)), choices * replyAtMost(request));
    }

    /**
     * Returns what a reply used: as the provider told it, and the most that it can be where it did not tell.
     *
     * @param most what {@link #atMost} returns for its request
     */
    public static Usage usedAtMost(Reply reply, Usage most) {
        return completed(reply, most);
    }

    /** Returns what a reply used: as the provider told it, and a token for each four bytes where it did not tell. */
    public static Usage used(Request request, Reply reply) {
        long output = 0;
        for (var choice : reply.choices()) {
            output += ofBytes(bytes(choice.text()));
        }
        return completed(reply, new Usage(ofBytes(bytes(request)) + overhead(request), output));
    }

    private static Usage completed(Reply reply, Usage untold) {
        if (reply.finish() == Reply.Finish.PROMPT_TOO_LONG) {
            // Refused unread: nobody charges for it.
            return reply.usage();
        }
        var told = reply.usage();
        return new Usage(
                told.inputTokens() > 0 ? told.inputTokens() : untold.inputTokens(),
                reply.tellsOutput() ? told.outputTokens() : untold.outputTokens());
    }

    private static long ofBytes(long bytes) {
        return (bytes + BYTES_OF_A_TOKEN - 1) / BYTES_OF_A_TOKEN;
    }

    /**
     * Returns about what a request will use: a token for each four bytes of its prompt, and the bound of each choice of its
     * reply, if it has one. That is more than most requests use, because few replies are as long as they may be.
     */
    static long about(Request request) {
        return ofBytes(bytes(request)) + overhead(request) + request.shape().choices() * replyAtMost(request);
    }

    private static long bytes(Request request) {
        long bytes = 0;
        for (var message : request.messages()) {
            for (var segment : message.segments()) {
                bytes += bytes(segment.text());
            }
        }
        var json = request.shape().json();
        // Servers put it into the prompt.
        return json == null || json.schema() == null ? bytes : bytes + bytes(json.schema());
    }

    /** In UTF-8, where a surrogate pair takes four. */
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static long overhead(Request request) {
        return (long) MESSAGE_OVERHEAD * request.messages().size();
    }

    private static long replyAtMost(Request request) {
        var maxTokens = request.sampling().maxTokens();
        return maxTokens == null ? 0 : maxTokens;
    }
}
