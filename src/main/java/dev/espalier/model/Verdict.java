package dev.espalier.model;

/** What a filter says of one example. */
public sealed interface Verdict {

    /** The example may go on. */
    record Accept() implements Verdict {}

    /** The example ends here. */
    record Reject(Rejection rejection) implements Verdict {}

    /** The one verdict that accepts. */
    Verdict ACCEPT = new Accept();

    /** Returns a verdict that rejects; see {@link Rejection} for the parameters. */
    static Verdict reject(String reason, String detail) {
        return new Reject(new Rejection(reason, detail));
    }

    /** Returns a verdict that rejects with a measured value; see {@link Rejection} for the parameters. */
    static Verdict reject(String reason, String detail, Object value) {
        return new Reject(new Rejection(reason, detail, value));
    }
}
