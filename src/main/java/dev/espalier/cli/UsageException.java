package dev.espalier.cli;

import java.util.List;

/** Says what is wrong with the command line, where the parser alone cannot tell. Ends the program with exit code 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, one thing each. */
    private final String[] messages;

    UsageException(String message) {
        this(List.of(message));
    }

    UsageException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = messages.toArray(String[]::new);
    }

    List<String> messages() {
        return List.of(messages);
    }
}
