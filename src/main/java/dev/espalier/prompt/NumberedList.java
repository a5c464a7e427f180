package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A numbered list, one instruction an item: {@code 9. Sort these words.} An item may go on over several lines; its white
 * space collapses. Numbers need not be right, only there.
 *
 * <p>What stands before the first number is the first item if the prompt ended in that number ({@link Options#continues})
 * and it is not a courtesy; what follows the last item after a blank line is not part of it. Codes of unread pieces:
 * {@code no-list} (no numbered item), {@code empty} (a number without text), {@code truncated} (the last item of a reply
 * that was cut off; with {@link Options#compat} the whole reply). Immutable.
 */
public final class NumberedList implements ReplyFormat<String> {

    /** A number, with what models put around it; not the start of {@code 3.5 million}. */
    private static final Pattern ITEM =
            Pattern.compile(ReplyText.LINE_START + "(\\d{1,4})\\h?\\\\?[.)](?!\\d)" + ReplyText.MARKER_END);

    // As in the released code of Self-Instruct: newline, digits, an optional space, dot, space.
    private static final Pattern COMPAT_SPLIT = Pattern.compile("\\n\\d+\\s?\\. ");

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[" + Whitespace.INLINE + "]*\\n");

    /**
     * What differs between prompts.
     *
     * @param startAt number of the first item, 0 or more
     * @param continues whether the prompt ended in that number, so that a reply may start with the item's text
     * @param compat splits exactly as the released code of Self-Instruct does and gives up a truncated reply as a whole
     */
    public record Options(int startAt, boolean continues, boolean compat) {

        public Options {
            if (startAt < 0) {
                throw new IllegalArgumentException("startAt must be 0 or more but was " + startAt);
            }
        }

        /** Returns the options of a prompt that ends in the bare number, read tolerantly. */
        public static Options continuing(int startAt) {
            return new Options(startAt, true, false);
        }
    }

    private final Options options;

    public NumberedList(Options options) {
        this.options = options;
    }

    @Override
    public Parsed<String> parse(String text, boolean truncated) {
        if (options.compat) {
            return parseCompat(text, truncated);
        }
        var reply = ReplyText.body(text, ITEM);
        return sort(pieces(truncated ? reply : ReplyText.withoutClosing(reply)), text, truncated);
    }

    private List<String> pieces(String reply) {
        var pieces = new ArrayList<String>();
        var item = ITEM.matcher(reply);
        boolean found = item.find();
        var head = found ? reply.substring(0, item.start()) : reply;
        if (options.continues && isFirstItem(head, found ? Integer.parseInt(item.group(1)) : -1)) {
            pieces.add(head);
        }
        while (found) {
            int from = item.end();
            found = item.find();
            pieces.add(reply.substring(from, found ? item.start() : reply.length()));
        }
        if (!pieces.isEmpty()) {
            int last = pieces.size() - 1;
            pieces.set(last, BLANK_LINE.split(Whitespace.trim(pieces.get(last)), 2)[0]);
        }
        return pieces;
    }

    private boolean isFirstItem(String head, int nextNumber) {
        // A model that writes the first number itself had only courtesies to say before it.
        boolean numberRepeated = nextNumber == options.startAt;
        return !ReplyText.isBlank(head) && !numberRepeated && !ReplyText.isPreface(head) && !ReplyText.isRefusal(head);
    }

    private Parsed<String> sort(List<String> pieces, String reply, boolean truncated) {
        if (pieces.isEmpty()) {
            return new Parsed<>(List.of(), List.of(new Unread("no-list", "the reply holds no numbered list", reply)));
        }
        var items = new ArrayList<String>();
        var unread = new ArrayList<Unread>();
        for (int i = 0; i < pieces.size(); i++) {
            var item = clean(pieces.get(i));
            if (truncated && i == pieces.size() - 1) {
                unread.add(new Unread("truncated", "the reply was cut off within this item", pieces.get(i)));
            } else if (item.isEmpty()) {
                unread.add(new Unread("empty", "the item is a number without text", pieces.get(i)));
            } else {
                items.add(item);
            }
        }
        return new Parsed<>(items, unread);
    }

    private String clean(String piece) {
        if (options.compat) {
            return Whitespace.collapse(piece);
        }
        // A prompt that ends in "9." may be answered "9. 9. Sort …".
        var repeated = ITEM.matcher(Whitespace.trim(piece));
        var item = Whitespace.collapse(
                repeated.lookingAt() ? Whitespace.trim(piece).substring(repeated.end()) : piece);
        return ReplyText.withoutBold(item);
    }

    private Parsed<String> parseCompat(String text, boolean truncated) {
        if (truncated) {
            return new Parsed<>(List.of(), List.of(new Unread("truncated", "the reply was cut off", text)));
        }
        var reply = Whitespace.unixLines(text);
        var pieces = new ArrayList<>(List.of(COMPAT_SPLIT.split(options.continues ? reply : "\n" + reply, -1)));
        if (!options.continues || (pieces.size() > 1 && ReplyText.isBlank(pieces.get(0)))) {
            pieces.remove(0);
        }
        return sort(pieces, text, false);
    }

    @Override
    public String render(List<String> items) {
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0 || !options.continues) {
                text.append(i == 0 ? "" : "\n").append(options.startAt + i).append(". ");
            }
            text.append(items.get(i));
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
