package dev.espalier.cli;

/** Says what is wrong with the command line, where the parser alone cannot tell. Ends the program with exit code 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
