package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;

/**
 * What langchain4j leaves to be done about a server's protocol. It takes a missing text for an empty one, an error with
 * status 200 for a reply, and a reply with an odd number in its statistics for none; so it is shown only what it needs of
 * what came, once that has been checked.
 */
interface Dialect {

    /** Takes any JSON object that is no error for a reply, as it is. */
    Dialect PLAIN = (reply, headers) -> reply;

    /** Returns the body to send instead of langchain4j's. */
    default String request(String body) {
        return body;
    }

    /**
     * Returns what langchain4j is to see of a reply.
     *
     * @throws UndecodableReplyException if it is none
     * @throws HttpFailureException if it is an error that came with status 200, as from some gateways
     * @throws EndedReplyException if langchain4j would lose how it ended
     */
    ObjectNode reply(ObjectNode reply, HttpHeaders headers);
}
