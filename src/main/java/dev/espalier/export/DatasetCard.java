package dev.espalier.export;

import dev.espalier.export.HubFolder.Written;
import dev.espalier.io.ColumnType;
import dev.espalier.io.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The card of a dataset: a header in YAML as the hub reads it, then what is in the dataset, how it was made and what it is not.
 * Names and texts of recipes are shown as plain text.
 */
record DatasetCard(
        HubOptions options, DatasetOrigin origin, TypedColumns columns, Written written, List<String> languages) {

    /** Bounds and names of the hub's classes of size. */
    private static final long[] SIZES = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private static final String[] SIZE_NAMES = {"n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "n>10M"};

    String text() {
        var body = new Markdown();
        body.paragraph("# " + Markdown.plain(origin.name()));
        body.paragraph(written.total() + " instruction-tuning examples"
                + (languages.isEmpty() ? "" : " (" + Markdown.plain(String.join(", ", languages)) + ")")
                + ", exported by Espalier " + Markdown.plain(origin.version()) + ".");
        parts(body);
        fields(body);
        new CardHistory(origin, body).write();
        limits(body);
        citation(body);
        return "---\n" + YamlWriter.write(header()) + "---\n" + body;
    }

    private Map<String, Object> header() {
        var header = new LinkedHashMap<String, Object>();
        header.put("pretty_name", origin.name());
        header.put("license", options.licence());
        if (!languages.isEmpty()) {
            header.put("language", languages);
        }
        header.put("size_categories", List.of(sizeName(written.total())));
        header.put("task_categories", List.of("text-generation"));
        var tags = new ArrayList<>(List.of("instruction-tuning", "espalier"));
        if (!origin.recipe().isEmpty()) {
            tags.add(1, "synthetic");
            tags.add(String.valueOf(origin.recipe().get("name")));
        }
        header.put("tags", tags);
        if (!options.isParquet()) {
            // Parquet tells its types itself; of JSON Lines the loader guesses them by the first records.
            header.put("dataset_info", Map.of("features", HubFeatures.of(columns.types())));
        }
        var files = new ArrayList<Map<String, String>>();
        for (var split : Split.values()) {
            if (size(split) > 0) {
                var file = new LinkedHashMap<String, String>();
                file.put("split", split.id());
                file.put("path", HubFolder.file(split, options.isParquet()));
                files.add(file);
            }
        }
        var config = new LinkedHashMap<String, Object>();
        config.put("config_name", "default");
        config.put("data_files", files);
        header.put("configs", List.of(config));
        return header;
    }

    static String sizeName(long size) {
        int place = 0;
        while (place < SIZES.length && size >= SIZES[place]) {
            place++;
        }
        return SIZE_NAMES[place];
    }

    private long size(Split split) {
        return written.sizes().getOrDefault(split, 0L);
    }

    private void parts(Markdown body) {
        body.heading("Parts");
        var rows = new ArrayList<List<String>>();
        for (var split : Split.values()) {
            if (size(split) > 0) {
                rows.add(List.of(split.id(), String.valueOf(size(split)), HubFolder.file(split, options.isParquet())));
            }
        }
        body.table(List.of("part", "examples", "file"), rows);
        body.paragraph("Drawn at random with seed " + options.seed()
                + ". An example and what was made from it stand in the same part, and so do examples whose instruction and input"
                + " have a ROUGE-L F1 above " + options.near()
                + " (words of any language), and whatever is near to those: "
                + written.groups() + (written.groups() == 1 ? " group" : " groups") + ", the largest of "
                + written.largestGroup()
                + ". A group too large for validation or test is in train, so these two hold the less repetitive examples."
                + " Having been shown as a demonstration does not count as kinship.");
    }

    private void fields(Markdown body) {
        body.heading("Fields");
        var rows = new ArrayList<List<String>>();
        columns.types().forEach((name, type) -> rows.add(List.of(name, words(type), about(name))));
        body.table(List.of("field", "type", "what it is"), rows);
    }

    private static String words(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return "list of " + words(list.item());
        }
        if (type instanceof ColumnType.Struct struct) {
            return "record of " + String.join(", ", struct.fields().keySet());
        }
        return type instanceof ColumnType.Json
                ? "JSON text"
                : type instanceof ColumnType.Unknown
                        ? "text"
                        : type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String about(String name) {
        return switch (name) {
            case "id" -> "unique in the run";
            case "instruction" -> "what is to be done";
            case "input" -> "what it is applied to; empty for none";
            case "output" -> "the answer";
            case "is_classification" -> "whether the answers come from a finite set of labels";
            case "lineage" -> "ids of the examples it was made from, of the demonstrations shown, and the model calls";
            case "operator" -> "how it was changed last";
            case "round" -> "how many times it was changed";
            default -> "";
        };
    }

    private void limits(Markdown body) {
        body.heading("Known limits");
        var limits = new ArrayList<String>();
        if (CardHistory.isByBuiltinTeacher(origin)) {
            limits.add(
                    "Tasks and answers were computed by a program of fixed task families. They are right by construction, narrow"
                            + " in subject and wording, and teach nothing about the world; they are no sample of what people ask.");
        } else if (CardHistory.asksNoModel(origin)) {
            limits.add(
                    "No model was asked: texts are those of the input, put together anew, with whatever is wrong in them.");
        } else if (!origin.recipe().isEmpty()) {
            limits.add(
                    "Texts were written by language models. They may be wrong, biased or repeat what the models were trained on;"
                            + " filters catch form and repetition, not falsehood.");
        } else {
            limits.add("How the examples came about is not recorded.");
        }
        limits.add("Languages were told by a rule on letters and frequent words"
                + (options.languages().isEmpty() ? "." : ", or named by whoever exported the dataset."));
        if (!written.altered().asJson().isEmpty()) {
            limits.add("Values of these fields differ in kind and stand as JSON text: "
                    + Markdown.plain(String.join(", ", written.altered().asJson())) + ".");
        }
        if (options.licence().equals("unknown")) {
            limits.add("No licence was named. The terms of the models that wrote the texts may matter, too.");
        }
        body.list(limits);
    }

    private void citation(Markdown body) {
        var paper = String.valueOf(
                origin.recipe().containsKey("paper") ? origin.recipe().get("paper") : "");
        if (!paper.isEmpty()) {
            body.heading("Citation");
            body.paragraph("The method is that of " + Markdown.plain(paper) + ".");
        }
    }
}
