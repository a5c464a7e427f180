package dev.espalier.llm;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param messages the conversation so far, at least one
 * @param sampling how the reply is drawn
 * @param operation what is asked for, in a form a program can read; only the built-in teacher looks at it
 */
public record Request(List<Message> messages, Sampling sampling, Operation operation) {

    public Request {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs a message");
        }
    }
}
