package dev.espalier.prompt;

import dev.espalier.model.SeedTask.Instance;
import dev.espalier.prompt.ReplyFormat.Parsed;
import dev.espalier.prompt.ReplyFormat.Unread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instances of a reply while it is being read, in the order of their text. */
final class InstanceReading {

    private record Piece(@Nullable Instance instance, String code, String detail, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    private String input = "";
    private boolean inputIsMarked;
    private boolean afterOutputOfInput;
    private boolean bodyHasMarkers;

    void add(String inputText, String output) {
        var instance = new Instance(Whitespace.trim(inputText), Whitespace.trim(output));
        pieces.add(new Piece(instance, "", "", output));
    }

    private void addUnread(String code, String detail, String text) {
        pieces.add(new Piece(null, code, detail, text));
    }

    /** Begins an example with what stands before its first marker: an input with a field name of its own, perhaps. */
    void startBody(String text) {
        input = text;
        inputIsMarked = false;
        afterOutputOfInput = false;
        bodyHasMarkers = false;
    }

    void input(String marker, String text) {
        if (inputIsMarked) {
            endBody();
        }
        boolean isText = !ReplyText.isBlank(input) && !ReplyText.isPreface(input);
        input = isText ? input + marker + text : text;
        inputIsMarked = true;
        afterOutputOfInput = false;
        bodyHasMarkers = true;
    }

    void output(String text) {
        if (afterOutputOfInput) {
            addUnread("extra-output", "the input before this output has one already", text);
            return;
        }
        add(NoInput.matches(input) ? "" : input, text);
        afterOutputOfInput = !ReplyText.isBlank(input);
        input = "";
        inputIsMarked = false;
        bodyHasMarkers = true;
    }

    void endBody() {
        if (inputIsMarked) {
            addUnread("no-output", "the input has no output", input);
        } else if (!bodyHasMarkers && !ReplyText.isBlank(input)) {
            // As in Self-Instruct: an example without markers is an output.
            add("", input);
        }
        inputIsMarked = false;
    }

    Parsed<Instance> parsed(String reply, boolean truncated) {
        var items = new ArrayList<Instance>();
        var unread = new ArrayList<Unread>();
        if (pieces.isEmpty()) {
            unread.add(new Unread("no-instance", "the reply holds no example in the layout asked for", reply));
        }
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (truncated && i == pieces.size() - 1) {
                unread.add(new Unread("truncated", "the reply was cut off within this example", piece.text));
            } else if (piece.instance != null) {
                items.add(piece.instance);
            } else {
                unread.add(new Unread(piece.code, piece.detail, piece.text));
            }
        }
        return new Parsed<>(items, unread);
    }
}
