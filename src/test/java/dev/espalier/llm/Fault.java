package dev.espalier.llm;

import java.util.List;

/** What a server does instead of a plain answer. Not all of it is wrong: some faults must change nothing. */
public enum Fault {
    /** No fault. */
    NONE,
    /** 429 without a word on how long to wait. */
    THROTTLED,
    /** 429 with {@code Retry-After} in seconds. */
    THROTTLED_SECONDS,
    /** 429 with {@code Retry-After} as a date, by a clock that is years slow. */
    THROTTLED_DATE,
    /** 500 with an error in the provider's form. */
    ERROR,
    /** 502 with the page of a gateway. */
    BAD_GATEWAY,
    /** 503 with {@code Retry-After}. */
    UNAVAILABLE,
    /** The connection is reset before anything is sent. */
    RESET_BEFORE,
    /** The connection is reset in the middle of the body. */
    RESET_WITHIN,
    /** The connection is reset after the body. */
    RESET_AFTER,
    /** Not a byte comes until the client leaves. */
    SILENT,
    /** Headers and half of the body come, then nothing more. */
    STALLED,
    /** The body comes byte by byte. */
    TRICKLED,
    /** The body is half of a JSON text, whole by the count of its bytes. */
    CUT_JSON,
    /** A good body that calls itself plain text. */
    WRONG_TYPE,
    /** 200 with an HTML page. */
    PAGE,
    /** 200 without a body. */
    NOTHING,
    /** 200 with an error inside. */
    ERROR_INSIDE,
    /** A reply without choices. */
    NO_CHOICES,
    /** Two choices with the same number, where one was asked for. */
    TWINS,
    /** A reply without text that calls itself done. */
    NO_TEXT,
    /** A reply with an empty text. */
    EMPTY_TEXT,
    /** Cut off by the bound of tokens. */
    CUT_SHORT,
    /** Ended by a content filter. */
    FILTERED,
    /** Ended for a reason that nobody knows. */
    ODD_END,
    /** Tokens counted in words, below zero, and beyond all bounds. */
    ODD_USAGE,
    /** A text with characters of all planes, and controls. */
    UNICODE,
    /** A reply of 8 MB. */
    LARGE,
    /** A reply of 20 MB. */
    HUGE,
    /** A redirect to another host. */
    REDIRECT,
    /** 401 in the provider's form. */
    BAD_KEY,
    /** 404 in the provider's form. */
    UNKNOWN_MODEL,
    /** The prompt is too long, in the provider's form. */
    TOO_LONG;

    /** What passes when the same is asked again; for runs that must come out as without. */
    public static final List<Fault> PASSING = List.of(
            THROTTLED,
            THROTTLED_SECONDS,
            THROTTLED_DATE,
            ERROR,
            BAD_GATEWAY,
            UNAVAILABLE,
            RESET_BEFORE,
            RESET_WITHIN,
            CUT_JSON,
            PAGE,
            NOTHING,
            ERROR_INSIDE,
            NO_CHOICES,
            NO_TEXT);

    /** What must change nothing. */
    public static final List<Fault> HARMLESS = List.of(RESET_AFTER, TRICKLED, WRONG_TYPE, TWINS, ODD_END, ODD_USAGE);
}
