package dev.espalier.prompt;

import dev.espalier.model.SeedTask.Instance;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Worked cases of a task, input first: {@code Example 1}, {@code Input: …}, {@code Output: …}; a task that needs no input
 * has {@code Output: …} only, or says in one of many ways that it has no input ({@code Input: None}). An input keeps a field name
 * of its own ({@code Paragraph: …}).
 *
 * <p>Markers count at the start of a line. With {@code compat} they count anywhere and in this case only, as in the
 * released code of Self-Instruct. Codes of unread pieces: {@code no-instance} (no example and no output in the reply),
 * {@code no-output} (an input without output), {@code extra-output} (a second output for one input), {@code truncated}
 * (the last piece of a reply that was cut off). Immutable.
 */
public final class InputFirstInstances implements ReplyFormat<Instance> {

    private static final Pattern HEAD = Pattern.compile(ReplyText.LINE_START
            + "(?i:Example)\\h*#?\\h*\\d*(?:\\h*[.:)]|(?=\\h*(?:\\*\\*|__)?\\h*$)|(?=\\h+(?i:Input|Output)\\h*\\d*:))"
            + ReplyText.MARKER_END);
    private static final Pattern MARKER = Pattern.compile(
            ReplyText.LINE_START + "(?i:(Input|Output))(?:\\h*\\d+)?\\h*(?:\\*\\*)?:" + ReplyText.MARKER_END);
    private static final Pattern HEAD_OR_MARKER = Pattern.compile(HEAD + "|" + MARKER);

    // The three searches of the released code of Self-Instruct.
    private static final Pattern COMPAT_HEAD = Pattern.compile("Example\\s?\\d*\\.?");
    private static final Pattern COMPAT_OUTPUT = Pattern.compile("Output\\s*\\d*\\s*:");
    private static final Pattern COMPAT_INPUT = Pattern.compile("Input\\s*\\d*\\s*:");

    private final boolean compat;

    /**
     * Makes the format.
     *
     * @param compat reads exactly as the released code of Self-Instruct does
     */
    public InputFirstInstances(boolean compat) {
        this.compat = compat;
    }

    /** Makes the tolerant format. */
    public InputFirstInstances() {
        this(false);
    }

    @Override
    public Parsed<Instance> parse(String text, boolean truncated) {
        var reading = new InstanceReading();
        if (compat) {
            readCompat(Whitespace.unixLines(text), reading);
        } else {
            var reply = ReplyText.body(text, HEAD_OR_MARKER);
            read(truncated ? reply : ReplyText.withoutClosing(reply), reading);
        }
        return reading.parsed(text, truncated);
    }

    private static void read(String reply, InstanceReading reading) {
        var head = HEAD.matcher(reply);
        boolean found = head.find();
        var first = found ? reply.substring(0, head.start()) : reply;
        if (MARKER.matcher(first).find()) {
            readBody(first, reading);
        }
        while (found) {
            int from = head.end();
            found = head.find();
            readBody(reply.substring(from, found ? head.start() : reply.length()), reading);
        }
    }

    private static void readBody(String body, InstanceReading reading) {
        var marker = MARKER.matcher(body);
        boolean found = marker.find();
        reading.startBody(found ? body.substring(0, marker.start()) : body);
        while (found) {
            int start = marker.start();
            boolean output = marker.group(1).equalsIgnoreCase("Output");
            int from = marker.end();
            found = marker.find();
            int to = found ? marker.start() : body.length();
            if (output) {
                reading.output(body.substring(from, to));
            } else {
                reading.input(body.substring(start, from), body.substring(from, to));
            }
        }
        reading.endBody();
    }

    private static void readCompat(String reply, InstanceReading reading) {
        if (COMPAT_HEAD.matcher(reply).find()) {
            for (var part : COMPAT_HEAD.split(reply, -1)) {
                if (!ReplyText.isBlank(part)) {
                    readCompatBody(part, reading);
                }
            }
        } else if (COMPAT_OUTPUT.matcher(reply).find()) {
            readCompatBody(reply, reading);
        }
    }

    private static void readCompatBody(String body, InstanceReading reading) {
        var parts = COMPAT_OUTPUT.split(body, -1);
        var input = parts.length == 1 ? "" : Whitespace.trim(parts[0]);
        var output = parts.length == 1 ? body : parts[1];
        var marker = COMPAT_INPUT.matcher(input);
        var withoutMarker = marker.lookingAt() ? input.substring(marker.end()) : input;
        reading.add(withoutMarker, COMPAT_INPUT.split(output, 2)[0]);
    }

    @Override
    public String render(List<Instance> items) {
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (items.size() > 1 || !item.input().isEmpty()) {
                text.append(i == 0 ? "" : "\n\n")
                        .append("Example ")
                        .append(i + 1)
                        .append('\n');
            }
            if (!item.input().isEmpty()) {
                text.append("Input: ").append(item.input()).append('\n');
            }
            text.append("Output: ").append(item.output());
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
