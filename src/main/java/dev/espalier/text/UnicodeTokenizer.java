package dev.espalier.text;

/**
 * Splits texts of any language into words, after {@link Folding} them.
 *
 * <ul>
 *   <li>Letters, digits, underscores and the combining marks on them make words; an apostrophe between two letters and a point
 *       or comma between two digits belong to the word. Everything else separates.
 *   <li>Where no space stands between words (Han, Kana, Thai, Lao, Khmer, Myanmar and some more), each letter with its marks is
 *       a token. Hangul is written with spaces and makes words.
 *   <li>A symbol or emoji is a token: a sequence with joiners, skin tone or tags is one, a flag is one. The lines of which
 *       tables are drawn are none.
 * </ul>
 *
 * <p>A subset of the word boundaries of Unicode Annex 29, with rules of our own where that one asks for a dictionary;
 * {@link java.text.BreakIterator} differs between JDKs. Of JDKs, results differ for newly assigned code points only.
 */
public final class UnicodeTokenizer implements Tokenizer {

    /** Of ASCII, what words are made of in lower case; 0 for all else. */
    private static final char[] FOLDED = new char[128];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = WordPart.of(c) == WordPart.WORD ? Character.toLowerCase(c) : 0;
        }
    }

    @Override
    public void split(String text, TokenBuffer into) {
        into.clear();
        if (!splitAscii(text, into)) {
            into.clear();
            new Splitting(Folding.fold(text), into).run();
            into.endToken();
        }
    }

    /** Does what {@link Splitting} does; most texts are ASCII, and that is several times as fast. Returns whether the text is. */
    private static boolean splitAscii(String text, TokenBuffer into) {
        int length = text.length();
        into.reserve(length);
        char[] chars = into.chars();
        // Folded in place: what is written never overtakes what is read.
        text.getChars(0, length, chars, 0);
        int end = 0;
        char before = 0;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c >= FOLDED.length) {
                return false;
            }
            char folded = FOLDED[c];
            if (folded != 0 || isBetween(before, c, i + 1 < length ? chars[i + 1] : 0)) {
                chars[end++] = folded != 0 ? folded : c;
            } else {
                into.endToken(end);
            }
            before = c;
        }
        into.endToken(end);
        return true;
    }

    private static boolean isBetween(char before, char c, char next) {
        return c == '\''
                ? isLetter(before) && isLetter(next)
                : (c == '.' || c == ',') && isDigit(before) && isDigit(next);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Returns a number of tokens that the text does not exceed, in a fraction of the time of splitting it: of ASCII, where words begin; for
     * other texts no bound.
     */
    public static int mostTokens(String text) {
        int most = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return Integer.MAX_VALUE;
            }
            boolean isWord = WordPart.of(c) == WordPart.WORD;
            most += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }
        return most;
    }

    /** One text on its way through. */
    private static final class Splitting {

        private final String text;
        private final TokenBuffer into;

        /** What the token that is being made began with; {@code SEPARATOR} if there is none. */
        private WordPart begun = WordPart.SEPARATOR;

        private boolean joined;

        Splitting(String text, TokenBuffer into) {
            this.text = text;
            this.into = into;
        }

        void run() {
            int before = 0;
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                take(point, before, i);
                before = point;
            }
        }

        private void take(int point, int before, int next) {
            switch (WordPart.of(point)) {
                case WORD -> takeWord(point);
                case ALONE -> begin(WordPart.ALONE, point);
                case SYMBOL -> takeSymbol(point);
                case FLAG_LETTER -> takeFlagLetter(point);
                case MARK -> takeMark(point);
                case APOSTROPHE -> takeBetween(Character.isLetter(before) && isLetterAt(next), '\'');
                case POINT -> takeBetween(Character.isDigit(before) && isDigitAt(next), point);
                case JOINER -> joined = begun == WordPart.SYMBOL;
                case SEPARATOR -> end();
            }
        }

        private void takeWord(int point) {
            if (begun == WordPart.WORD) {
                into.appendPoint(point);
            } else {
                begin(WordPart.WORD, point);
            }
        }

        private void takeSymbol(int point) {
            if (joined) {
                into.appendPoint(point);
                joined = false;
            } else {
                begin(WordPart.SYMBOL, point);
            }
        }

        private void takeFlagLetter(int point) {
            if (begun == WordPart.FLAG_LETTER) {
                into.appendPoint(point);
                end();
            } else {
                begin(WordPart.FLAG_LETTER, point);
            }
        }

        private void takeMark(int point) {
            if (begun != WordPart.SEPARATOR) {
                into.appendPoint(point);
            }
        }

        private void takeBetween(boolean between, int point) {
            if (between && begun == WordPart.WORD) {
                into.appendPoint(point);
            } else {
                end();
            }
        }

        private boolean isLetterAt(int place) {
            return place < text.length() && Character.isLetter(text.codePointAt(place));
        }

        private boolean isDigitAt(int place) {
            return place < text.length() && Character.isDigit(text.codePointAt(place));
        }

        private void begin(WordPart part, int point) {
            end();
            into.appendPoint(point);
            begun = part;
        }

        private void end() {
            into.endToken();
            begun = WordPart.SEPARATOR;
            joined = false;
        }
    }
}
