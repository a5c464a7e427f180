package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One example of a reply while it is being read, line by line. */
final class TriplePiece {

    private static final List<String> NAMES = List.of("instruction", "input", "output");

    private final List<StringBuilder> fields = new ArrayList<>();
    private final List<@Nullable String> numbers = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inOrder = true;

    /** Returns whether a field head starts the next example: an instruction after one that was there. */
    boolean isEndedBy(@Nullable String number, String name) {
        return hasField() && isAlike(number) && place(name) == 0;
    }

    /** Returns whether a field head belongs to the layout here; if not, it is text: {@code Input: 5} within an output. */
    boolean takes(@Nullable String number, String name) {
        return !hasField() || (isAlike(number) && place(name) >= fields.size());
    }

    /** An example whose first head has a number has one in all; otherwise a bare head would end an output by accident. */
    private boolean isAlike(@Nullable String number) {
        return (numbers.get(0) == null) == (number == null);
    }

    void start(@Nullable String number, String name, String line, String rest) {
        inOrder &= place(name) == fields.size();
        fields.add(new StringBuilder(rest));
        numbers.add(number);
        text.append(line).append('\n');
    }

    void add(String line) {
        text.append(line).append('\n');
        if (hasField()) {
            fields.get(fields.size() - 1).append('\n').append(line);
        }
    }

    boolean hasField() {
        return !fields.isEmpty();
    }

    boolean isNumbered(int wanted) {
        return numbers.stream().allMatch(number -> number != null && Integer.parseInt(number) == wanted);
    }

    boolean isComplete() {
        return inOrder && fields.size() == 3 && !field(0).isEmpty() && !field(2).isEmpty();
    }

    Triple triple() {
        return new Triple(field(0), NoInput.matches(field(1)) ? "" : field(1), field(2));
    }

    String text() {
        return text.toString();
    }

    private String field(int place) {
        return Whitespace.trim(fields.get(place).toString());
    }

    private static int place(String name) {
        return NAMES.indexOf(name.toLowerCase(Locale.ROOT));
    }
}
