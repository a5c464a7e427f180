package dev.espalier.text;

/** What a code point does in {@link UnicodeTokenizer}. */
enum WordPart {
    /** Goes on with a word: letters, digits, underscores. */
    WORD,

    /** Is a token by itself, as its writing system puts no space between words. */
    ALONE,

    /** Is a symbol: a token by itself that joiners, skin tones, marks and tags may make longer. */
    SYMBOL,

    /** Is one of two letters that make a flag. */
    FLAG_LETTER,

    /** Goes on with whatever stands before it; nothing if nothing does. */
    MARK,

    /** Goes on with a word between two letters. */
    APOSTROPHE,

    /** Goes on with a word between two digits. */
    POINT,

    JOINER,
    SEPARATOR;

    private static final WordPart[] ASCII = new WordPart[128];

    static {
        for (int point = 0; point < ASCII.length; point++) {
            ASCII[point] = classify(point);
        }
    }

    /** Returns what a folded code point does. */
    static WordPart of(int point) {
        return point < ASCII.length ? ASCII[point] : classify(point);
    }

    private static WordPart classify(int point) {
        if (point == '\'' || point == 0x2019) {
            return APOSTROPHE;
        }
        if (point == '.' || point == ',') {
            return POINT;
        }
        if (point == Folding.ZERO_WIDTH_JOINER) {
            return JOINER;
        }
        if (point >= 0x1f1e6 && point <= 0x1f1ff) {
            return FLAG_LETTER;
        }
        if ((point >= 0x1f3fb && point <= 0x1f3ff) || Folding.isTag(point)) {
            return MARK;
        }
        return isPictograph(point) ? SYMBOL : byType(point);
    }

    private static WordPart byType(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER -> isWrittenWithoutSpaces(point) ? ALONE : WORD;
            case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER, Character.CONNECTOR_PUNCTUATION -> WORD;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.OTHER_SYMBOL -> isOrnament(point) ? SEPARATOR : SYMBOL;
            default -> point >= 0x20000 && point <= 0x3ffff ? ALONE : SEPARATOR;
        };
    }

    /** Blocks of pictographs, whichever of them a JDK knows. */
    private static boolean isPictograph(int point) {
        return (point >= 0x2600 && point <= 0x27bf) || (point >= 0x1f000 && point <= 0x1fbff);
    }

    /** Lines and boxes, and what stands for a broken character. */
    private static boolean isOrnament(int point) {
        return (point >= 0x2500 && point <= 0x259f) || point == 0xfffd;
    }

    /** Han, Kana, Bopomofo and Yi; Thai, Lao, Myanmar, Khmer, the Tai scripts: written out, so that JDKs agree. */
    private static boolean isWrittenWithoutSpaces(int point) {
        return (point >= 0x2e80 && point <= 0x312f)
                || (point >= 0x31a0 && point <= 0x31ff)
                || (point >= 0x3400 && point <= 0xa4cf)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0x1b000 && point <= 0x1b16f)
                || (point >= 0x20000 && point <= 0x3ffff)
                || (point >= 0x0e00 && point <= 0x0eff)
                || (point >= 0x1000 && point <= 0x109f)
                || (point >= 0x1780 && point <= 0x17ff)
                || (point >= 0x1950 && point <= 0x19df)
                || (point >= 0x1a20 && point <= 0x1aaf)
                || (point >= 0xa9e0 && point <= 0xa9ff)
                || (point >= 0xaa60 && point <= 0xaadf);
    }
}
