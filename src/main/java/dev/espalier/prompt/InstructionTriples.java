package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whole examples in the layout of Alpaca: before each a line {@code ###}, then {@code 4. Instruction:}, {@code 4. Input:}
 * and {@code 4. Output:}, each of one line or more. {@code ###} within a line is text; a task without input says so in one
 * of many spellings, which give {@code ""}.
 *
 * <p>Read tolerantly, numbers may be wrong, and separators missing. Codes of unread pieces: {@code missing-field} (not all
 * three fields, or no text in instruction or output), {@code slipped-number} (only with {@link Options#compat}: not the
 * number that was due), {@code truncated} (the last piece of a reply that was cut off). Immutable.
 */
public final class InstructionTriples implements ReplyFormat<Triple> {

    private static final Pattern SEPARATOR =
            Pattern.compile("[" + Whitespace.INLINE + "]*#{3,}[" + Whitespace.INLINE + "]*");
    private static final Pattern FIELD = Pattern.compile(ReplyText.LINE_START
            + "(?:(\\d{1,4})\\h*\\\\?[.)]\\h*(?:\\*\\*)?)?(?i:(Instruction|Input|Output))\\h*(?:\\*\\*)?:"
            + ReplyText.MARKER_END);

    /**
     * What differs between prompts.
     *
     * @param startAt number of the first example, 0 or more
     * @param continues whether the prompt ended in the first example's {@code Instruction:}
     * @param compat takes only examples whose three fields carry the number that is due, as the released code of Alpaca does
     */
    public record Options(int startAt, boolean continues, boolean compat) {

        public Options {
            if (startAt < 0) {
                throw new IllegalArgumentException("startAt must be 0 or more but was " + startAt);
            }
        }

        /** Returns the options of a prompt that ends in the first {@code Instruction:}, read tolerantly. */
        public static Options continuing(int startAt) {
            return new Options(startAt, true, false);
        }
    }

    private final Options options;

    public InstructionTriples(Options options) {
        this.options = options;
    }

    @Override
    public Parsed<Triple> parse(String text, boolean truncated) {
        var pieces = pieces(withHead(ReplyText.body(text, FIELD)));
        var items = new ArrayList<Triple>();
        var unread = new ArrayList<Unread>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (truncated && i == pieces.size() - 1) {
                unread.add(new Unread("truncated", "the reply was cut off within this example", piece.text()));
            } else if (options.compat && !piece.isNumbered(options.startAt + i)) {
                unread.add(new Unread(
                        "slipped-number", "the fields do not carry the number " + (options.startAt + i), piece.text()));
            } else if (piece.isComplete()) {
                items.add(piece.triple());
            } else {
                unread.add(new Unread("missing-field", "an example needs instruction, input and output", piece.text()));
            }
        }
        return new Parsed<>(items, unread);
    }

    /** Returns the reply with the head that the prompt ended in, unless the model repeated it. */
    private String withHead(String reply) {
        var first = FIELD.matcher(reply);
        boolean hasHead =
                first.find() && first.group(2).equalsIgnoreCase("Instruction") && isCourtesy(reply, first.start());
        return !options.continues || hasHead ? reply : options.startAt + ". Instruction:" + reply;
    }

    private static boolean isCourtesy(String reply, int headAt) {
        var before = Whitespace.trim(reply.substring(0, headAt));
        return before.isEmpty() || SEPARATOR.matcher(before).matches() || ReplyText.isPreface(firstLine(before));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static List<TriplePiece> pieces(String reply) {
        var pieces = new ArrayList<TriplePiece>();
        var current = new TriplePiece();
        for (var line : reply.split("\n", -1)) {
            var field = FIELD.matcher(line);
            boolean isField = field.lookingAt();
            if (SEPARATOR.matcher(line).matches() || (isField && current.isEndedBy(field.group(1), field.group(2)))) {
                addIfAny(pieces, current);
                current = new TriplePiece();
            }
            if (isField && current.takes(field.group(1), field.group(2))) {
                current.start(field.group(1), field.group(2), line, line.substring(field.end()));
            } else if (!SEPARATOR.matcher(line).matches()) {
                current.add(line);
            }
        }
        addIfAny(pieces, current);
        return pieces;
    }

    /** A piece without any field before the first example is a courtesy, and so is an empty one. */
    private static void addIfAny(List<TriplePiece> pieces, TriplePiece piece) {
        if (piece.hasField() || !(pieces.isEmpty() || ReplyText.isBlank(piece.text()))) {
            pieces.add(piece);
        }
    }

    @Override
    public String render(List<Triple> items) {
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var number = (options.startAt + i) + ". ";
            if (i > 0 || !options.continues) {
                text.append("###\n").append(number).append("Instruction:");
            }
            text.append(' ').append(item.instruction()).append('\n');
            text.append(number).append("Input:\n").append(item.input().isEmpty() ? NoInput.MARKER : item.input());
            text.append('\n')
                    .append(number)
                    .append("Output:\n")
                    .append(item.output())
                    .append('\n');
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
