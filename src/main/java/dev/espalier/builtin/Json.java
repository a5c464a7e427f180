package dev.espalier.builtin;

import java.util.Locale;

/** Writes JSON by hand: the teacher's texts need no library, and no library may change them. */
final class Json {

    private Json() {}

    /** Returns the text as a JSON string, with its quotation marks. */
    static String string(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
