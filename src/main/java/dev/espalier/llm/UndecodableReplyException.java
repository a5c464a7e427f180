package dev.espalier.llm;

/** A server reported success, but what it sent is not a reply. The message may quote the server; the key is not yet masked in it. */
final class UndecodableReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableReplyException(String message) {
        super(message);
    }
}
