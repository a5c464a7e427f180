package dev.espalier.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits texts into the tokens that measures compare. The same text always gives the same tokens. Stateless; takes time and
 * memory in proportion to the text.
 */
public interface Tokenizer {

    /** Puts the tokens of a text, in their order, into a buffer in place of what it held. */
    void split(String text, TokenBuffer into);

    /** Returns the tokens of a text in their order; each holds at least one character. */
    default List<String> split(String text) {
        var buffer = new TokenBuffer();
        split(text, buffer);
        var tokens = new ArrayList<String>(buffer.size());
        for (int i = 0; i < buffer.size(); i++) {
            tokens.add(buffer.token(i));
        }
        return tokens;
    }
}
