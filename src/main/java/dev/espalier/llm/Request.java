package dev.espalier.llm;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param messages the conversation so far, at least one
 * @param sampling how the reply is drawn
 * @param operation what is asked for, in a form a program can read; only the built-in teacher looks at it, and servers that
 *     are configured for it
 * @param shape what the reply must bring, and how the prompt is put
 */
public record Request(List<Message> messages, Sampling sampling, Operation operation, ReplyShape shape) {

    public Request {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs a message");
        }
    }

    /** A request for one text in answer to a chat. */
    public Request(List<Message> messages, Sampling sampling, Operation operation) {
        this(messages, sampling, operation, ReplyShape.PLAIN);
    }
}
