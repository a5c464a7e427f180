package dev.espalier.prompt;

import dev.espalier.model.SeedTask.Instance;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Worked cases of a classification task, the label first: {@code Class label: …}, then the input on the following lines,
 * with a field name of its own or none.
 *
 * <p>Markers count at the start of a line. With {@code compat} they count anywhere and in this case only, as in the
 * released code of Self-Instruct. Codes of unread pieces: {@code no-instance} (no label in the reply), {@code truncated}
 * (the last piece of a reply that was cut off). Immutable.
 */
public final class OutputFirstInstances implements ReplyFormat<Instance> {

    private static final Pattern LABEL = Pattern.compile(
            ReplyText.LINE_START + "(?:(?:Example\\h*)?\\d+\\h*[.):]\\h*)?(?i:Class label)(?:\\h*\\d+)?\\h*(?:\\*\\*)?:"
                    + ReplyText.MARKER_END);
    private static final Pattern COMPAT_LABEL = Pattern.compile("Class label:");
    private static final Pattern INPUT =
            Pattern.compile("^(?:\\*\\*)?(?i:Input)(?:\\h*\\d+)?\\h*(?:\\*\\*)?:" + ReplyText.MARKER_END);
    private static final Pattern EXAMPLE_HEAD =
            Pattern.compile("\\n\\h*(?:\\*\\*)?Example\\h*\\d+\\h*[.:)]?(?:\\*\\*)?\\s*\\z");

    private final boolean compat;

    /**
     * Makes the format.
     *
     * @param compat reads exactly as the released code of Self-Instruct does
     */
    public OutputFirstInstances(boolean compat) {
        this.compat = compat;
    }

    /** Makes the tolerant format. */
    public OutputFirstInstances() {
        this(false);
    }

    @Override
    public Parsed<Instance> parse(String text, boolean truncated) {
        var reading = new InstanceReading();
        if (compat) {
            read(COMPAT_LABEL, Whitespace.unixLines(text), reading);
        } else {
            var reply = ReplyText.body(text, LABEL);
            read(LABEL, truncated ? reply : ReplyText.withoutClosing(reply), reading);
        }
        return reading.parsed(text, truncated);
    }

    private void read(Pattern marker, String reply, InstanceReading reading) {
        var label = marker.matcher(reply);
        boolean found = label.find();
        while (found) {
            int from = label.end();
            found = label.find();
            readOne(reply.substring(from, found ? label.start() : reply.length()), reading);
        }
    }

    private void readOne(String part, InstanceReading reading) {
        var lines = Whitespace.trim(compat ? part : EXAMPLE_HEAD.matcher(part).replaceFirst(""))
                .split("\n", 2);
        var label = Whitespace.trim(lines[0]);
        var input = lines.length == 1 ? "" : Whitespace.trim(lines[1]);
        if (compat) {
            reading.add(input, label);
        } else {
            reading.add(INPUT.matcher(input).replaceFirst(""), ReplyText.withoutBold(label));
        }
    }

    @Override
    public String render(List<Instance> items) {
        var text = new StringBuilder();
        for (var item : items) {
            text.append(text.isEmpty() ? "" : "\n\n").append("Class label: ").append(item.output());
            if (!item.input().isEmpty()) {
                text.append('\n').append(item.input());
            }
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
