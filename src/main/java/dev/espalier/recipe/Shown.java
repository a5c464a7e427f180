package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.problem.Printable;
import org.jspecify.annotations.Nullable;

/** How messages show a value that is wrong. */
final class Shown {

    private static final int LENGTH = 40;

    private Shown() {}

    /** Returns a scalar as a text; null for anything else. */
    static @Nullable String plain(Node value) {
        if (value instanceof Node.Text text) {
            return text.value();
        }
        if (value instanceof Node.Num number) {
            return number.value().toString();
        }
        return value instanceof Node.Bool bool ? Boolean.toString(bool.value()) : null;
    }

    /** Returns scalars as written, the others by kind. */
    static String of(Node value) {
        if (value instanceof Node.Text text) {
            return "\"" + Printable.excerpt(text.value(), LENGTH) + "\"";
        }
        if (value instanceof Node.Num number) {
            return number.value().toString();
        }
        return value.kind();
    }
}
