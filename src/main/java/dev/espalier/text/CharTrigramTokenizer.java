package dev.espalier.text;

/**
 * Splits texts of any language into overlapping runs of three characters (code points), after {@link Folding} them; what
 * {@link UnicodeTokenizer} takes for a separator becomes one space. Insensitive to endings and typing errors. A text of one or
 * two characters is one token.
 */
public final class CharTrigramTokenizer implements Tokenizer {

    private static final int RUN = 3;

    @Override
    public void split(String text, TokenBuffer into) {
        into.clear();
        int[] points = points(Folding.fold(text));
        into.reserve((int) Math.min(Integer.MAX_VALUE - 8, (long) RUN * points.length));
        for (int from = 0; from == 0 || from + RUN <= points.length; from++) {
            for (int i = from; i < Math.min(points.length, from + RUN); i++) {
                into.appendPoint(points[i]);
            }
            into.endToken();
        }
    }

    private static int[] points(String folded) {
        var kept = new StringBuilder(folded.length());
        boolean pending = false;
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            if (isSeparator(WordPart.of(point))) {
                pending = !kept.isEmpty();
            } else {
                if (pending) {
                    kept.append(' ');
                }
                pending = false;
                kept.appendCodePoint(point);
            }
        }
        return kept.codePoints().toArray();
    }

    private static boolean isSeparator(WordPart part) {
        return switch (part) {
            case SEPARATOR, APOSTROPHE, POINT -> true;
            case WORD, ALONE, SYMBOL, FLAG_LETTER, MARK, JOINER -> false;
        };
    }
}
