package dev.espalier.prompt;

import java.util.List;
import java.util.Map;

/** The layouts in which a step can have fields answered, as a recipe names them. */
public enum FieldLayout {
    /** The whole reply is the value. */
    TEXT,
    /** A numbered list; each item is a value. */
    LIST,
    /** Yes or no, a Boolean. */
    YES_NO,
    /** A number on a scale, a Double. */
    SCORE,
    /** One of a few labels. */
    CHOICE,
    /** The places of several answers from 1, the best first: a List of Long. */
    RANK,
    /** What follows a marker. */
    AFTER_MARKER,
    /** Fields between tags. */
    TAGS,
    /** Fields after labels at the start of a line. */
    LABELS,
    /** Fields of a JSON object. */
    JSON;

    /**
     * What a layout needs beside its name.
     *
     * @param fields the fields that are answered; exactly one but for tags, labels and json
     * @param labels of a choice
     * @param min of a score
     * @param max of a score
     * @param marker what precedes the value, for after-marker
     */
    public record Particulars(List<String> fields, List<String> labels, double min, double max, String marker) {

        public Particulars {
            fields = List.copyOf(fields);
            labels = List.copyOf(labels);
        }
    }

    /** Returns whether an item of it may have several fields. */
    public boolean isForMany() {
        return this == TAGS || this == LABELS || this == JSON;
    }

    /**
     * Returns the format: what a step reads, and the built-in teacher writes.
     *
     * @throws IllegalArgumentException if the particulars do not fit
     */
    public ReplyFormat<Map<String, Object>> format(Particulars particulars) {
        var fields = particulars.fields();
        boolean isForMany = isForMany();
        if (fields.isEmpty() || (fields.size() > 1 && !isForMany)) {
            throw new IllegalArgumentException("this layout answers " + (isForMany ? "one field or more" : "one field")
                    + ", but into was " + fields);
        }
        var field = fields.get(0);
        return switch (this) {
            case TEXT -> new OneField<>(field, String.class, new WholeText());
            case LIST ->
                new OneField<>(field, String.class, new NumberedList(new NumberedList.Options(1, false, false)));
            case YES_NO -> new OneField<>(field, Boolean.class, new YesNo());
            case SCORE -> new OneField<>(field, Double.class, new Score(particulars.min(), particulars.max()));
            case CHOICE -> new OneField<>(field, String.class, new Choice(particulars.labels()));
            case RANK -> new OneField<>(field, RankList::ranks, new RankList());
            case AFTER_MARKER -> new OneField<>(field, String.class, new AfterMarker(particulars.marker()));
            case TAGS -> new TaggedFields(fields);
            case LABELS -> new LabelledFields(fields);
            case JSON -> new JsonFields(fields);
        };
    }
}
