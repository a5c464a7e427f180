package dev.espalier.text;

/** The ways to split texts into tokens that a recipe may choose from. */
public enum Tokenization {
    /** As {@code rouge_score} does: a–z and 0–9 only, see {@link RougeTokenizer}. */
    ROUGE,

    /** Words of any language, see {@link UnicodeTokenizer}. */
    UNICODE,

    /** Runs of three characters of any language, see {@link CharTrigramTokenizer}. */
    CHAR_3GRAM;

    public Tokenizer tokenizer() {
        return switch (this) {
            case ROUGE -> new RougeTokenizer();
            case UNICODE -> new UnicodeTokenizer();
            case CHAR_3GRAM -> new CharTrigramTokenizer();
        };
    }
}
