package dev.espalier.text;

import java.util.Arrays;

/**
 * The tokens of one text, one after another in one array, so that splitting a text makes no objects. Used again and again.
 * Not thread-safe.
 */
public final class TokenBuffer {

    private char[] chars = new char[256];
    private int length;

    /** By token, where it ends in {@link #chars}; it starts where the one before ends. */
    private int[] ends = new int[32];

    private int size;

    /** By token, what {@link #packed} returns, as far as that is known. */
    private long[] packed = new long[32];

    private int packedSize;

    /** Forgets all tokens. */
    void clear() {
        length = 0;
        size = 0;
        packedSize = 0;
    }

    /** Makes room for this many further characters, so that {@link #append(char)} has it. */
    void reserve(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(Math.addExact(length, more), length + length / 2));
        }
    }

    /** Appends a character to the token that is being made. */
    void append(char c) {
        if (length == chars.length) {
            reserve(1 + length);
        }
        chars[length++] = c;
    }

    /** Appends a code point to the token that is being made. */
    void appendPoint(int point) {
        if (Character.isBmpCodePoint(point)) {
            append((char) point);
        } else {
            append(Character.highSurrogate(point));
            append(Character.lowSurrogate(point));
        }
    }

    /** Returns whether the token that is being made has a character. */
    boolean inToken() {
        return length > start(size);
    }

    /** Ends the token that is being made; nothing happens if it has no character. */
    void endToken() {
        if (inToken()) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            ends[size++] = length;
        }
    }

    /** Ends the token that was written to {@link #chars} up to here, where {@link #reserve} has made room. */
    void endToken(int end) {
        length = end;
        endToken();
    }

    /**
     * Does the same, and keeps the token as one word. Either all tokens of a text are ended by this method, or none.
     *
     * @param pack its characters, one or more and all of them ASCII, as {@link ShortTokens#append} packs them
     */
    void endToken(int end, long pack) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, 2 * size);
        }
        packed[size] = end - start(size) > ShortTokens.MOST_CHARS ? ShortTokens.UNFIT : pack;
        endToken(end);
        packedSize = size;
    }

    /** Returns a token as one word, {@link ShortTokens#UNFIT} if it does not fit. */
    long packed(int token) {
        return token < packedSize ? packed[token] : ShortTokens.pack(chars, start(token), ends[token]);
    }

    /** Returns how many tokens there are. */
    public int size() {
        return size;
    }

    /** Returns a token, 0-based. */
    public String token(int i) {
        return new String(chars, start(i), ends[i] - start(i));
    }

    char[] chars() {
        return chars;
    }

    int start(int token) {
        return token == 0 ? 0 : ends[token - 1];
    }

    int end(int token) {
        return ends[token];
    }
}
