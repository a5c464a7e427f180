package dev.espalier.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Puts into words why a text could not be read. */
final class ReadFailure {

    /** Ends a hint when a failure ends the reading. */
    static final String REST_UNREAD = "the rest of the file was not read";

    // Jackson explains itself with parts that mean nothing to the user: its own class names, and where a text came
    // from.
    private static final Pattern JACKSON_ASIDE =
            Pattern.compile(" \\((start marker at|for \\w+ starting at) .*|: enable `[^`]*` to allow|, from `[^`]*`");
    private static final Pattern YAML_MARK =
            Pattern.compile("\\n in '[^']*', line (\\d+), column (\\d+):\\n[^\\n]*\\n *\\^");

    private ReadFailure() {}

    /** Returns what a failure of the file itself says, if it was one: its bytes or characters, not its grammar. */
    static @Nullable Problem ofFile(IOException e, String file, @Nullable Utf8Reader reader, String consequence) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Utf8Reader.BadByte bad) {
                return of(bad, file, consequence);
            }
            if (cause instanceof YamlCharacters.BadCharacter bad) {
                return of(bad, file, consequence);
            }
            if (cause instanceof NodeBuilder.OverLimit beyond) {
                return of(beyond, consequence);
            }
            if (cause instanceof EOFException && reader != null) {
                return new Problem(
                        reader.end(file).toString(), "the gzip data ends too early", "copy or download the file again");
            }
            if (cause instanceof ZipException && reader != null) {
                return new Problem(
                        reader.end(file).toString(),
                        "the gzip data is damaged (" + cause.getMessage() + ")",
                        "copy or download the file again");
            }
        }
        return null;
    }

    static Problem of(Utf8Reader.BadByte bad, String file, String consequence) {
        return new Problem(
                new Place(file, bad.line, bad.column).toString(),
                String.format(Locale.ROOT, "byte 0x%02x is not valid UTF-8", bad.value),
                joined("save the file as UTF-8", consequence));
    }

    static Problem of(YamlCharacters.BadCharacter bad, String file, String consequence) {
        return new Problem(
                new Place(file, bad.line, bad.column).toString(),
                String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", (int) bad.value),
                joined("write it as \"\\u%04x\" in double quotes".formatted((int) bad.value), consequence));
    }

    static Problem of(NodeBuilder.OverLimit beyond, String consequence) {
        return new Problem(beyond.record.toString(), beyond.statement, joined("split it or take it out", consequence));
    }

    static String overLimit(StreamConstraintsException e) {
        return isTooLong(e)
                ? "this record is longer than " + DatasetReader.LONGEST_RECORD + " characters"
                : "this record is too large: " + words(e);
    }

    /** Returns what is wrong with the JSON of a text whose first line is line {@code linesBefore + 1} of the file. */
    static Problem ofJson(JsonProcessingException e, String file, int linesBefore, String hint) {
        var place = place(e, file, linesBefore);
        return new Problem(place.toString(), "broken JSON: " + words(e), hint);
    }

    static Problem ofYaml(JsonProcessingException e, String file, String hint) {
        var mark = YAML_MARK.matcher(String.valueOf(e.getOriginalMessage()));
        // The last mark is where the parser stopped; the location that Jackson gives is now and then another one.
        var place = place(e, file, 0);
        while (mark.find()) {
            place = new Place(file, Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2)));
        }
        return new Problem(place.toString(), "broken YAML: " + words(e), hint);
    }

    static boolean isTooLong(JsonProcessingException e) {
        return e instanceof StreamConstraintsException && e.getOriginalMessage().startsWith("String value length");
    }

    private static Place place(JsonProcessingException e, String file, int linesBefore) {
        JsonLocation at = e.getLocation();
        return at == null
                ? new Place(file, linesBefore + 1, 1)
                : new Place(file, linesBefore + Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String words(JsonProcessingException e) {
        var message = String.valueOf(e.getOriginalMessage());
        message = YAML_MARK.matcher(message).replaceAll("").strip().replace("\n", ": ");
        message = JACKSON_ASIDE.matcher(message).replaceAll("");
        return Printable.excerpt(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), 300);
    }

    static String joined(String hint, String consequence) {
        return hint.isEmpty() ? consequence : consequence.isEmpty() ? hint : hint + "; " + consequence;
    }
}
