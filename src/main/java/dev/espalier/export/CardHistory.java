package dev.espalier.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a card that tells how a dataset was made: recipe, models, filters with their yields, costs. */
record CardHistory(DatasetOrigin origin, Markdown body) {

    private static final String BUILTIN = "builtin:";
    private static final String SEEDS = "seeds";
    private static final String INPUT = "input";

    /** Steps that show seed tasks. */
    private static final Set<String> SHOWING =
            Set.of("generate-instructions", "classify", "generate-instances", "generate-examples");

    void write() {
        body.heading("How it was made");
        if (origin.recipe().isEmpty()) {
            body.paragraph("This is not recorded: the dataset was exported from a file, not from a run.");
            return;
        }
        recipe();
        models();
        teacher();
        if (origin.report().isEmpty()) {
            body.paragraph("The run had not ended when this was written: yields and costs are not known.");
            return;
        }
        yields();
        costs();
    }

    /** Returns whether nothing but the built-in teacher made the dataset. */
    static boolean isByBuiltinTeacher(DatasetOrigin origin) {
        var ids = modelIds(origin);
        return !ids.isEmpty() && ids.stream().allMatch(id -> id.startsWith(BUILTIN));
    }

    /** Returns whether a recipe without models made the dataset. */
    static boolean asksNoModel(DatasetOrigin origin) {
        return !origin.recipe().isEmpty() && modelIds(origin).isEmpty();
    }

    private static List<String> modelIds(DatasetOrigin origin) {
        return map(origin.recipe(), "models").values().stream()
                .map(model -> text(model instanceof Map<?, ?> map ? map : Map.of(), "is"))
                .distinct()
                .toList();
    }

    private void recipe() {
        var recipe = origin.recipe();
        body.paragraph(
                "By Espalier " + Markdown.plain(text(recipe, "espalier")) + ", recipe "
                        + Markdown.plain(text(recipe, "name")) + ": " + Markdown.plain(text(recipe, "about"))
                        + " Seed number " + Markdown.plain(text(recipe, "seed"))
                        + ". The whole recipe, every default written out, with the hashes of seeds and prompts, is in `recipe.yaml`.");
        if (stages(recipe).anyMatch(stage -> takesSeeds(recipe, stage) || drawsOnSeeds(stage.get("steps")))) {
            files("Seed files", recipe.get(SEEDS));
        }
        files("Input files", recipe.get(INPUT));
    }

    private static Stream<Map<?, ?>> stages(Map<?, ?> recipe) {
        return recipe.get("stages") instanceof List<?> stages
                ? stages.stream().<Map<?, ?>>map(stage -> stage instanceof Map<?, ?> map ? map : Map.of())
                : Stream.of();
    }

    /** Where there is input, it takes the place of the seeds. */
    private static boolean takesSeeds(Map<?, ?> recipe, Map<?, ?> stage) {
        return SEEDS.equals(stage.get("from")) && !(recipe.get(INPUT) instanceof List<?> input && !input.isEmpty());
    }

    /** Returns whether a step, or one in it, shows seed tasks or samples them. Filters that compare with them add nothing of theirs. */
    private static boolean drawsOnSeeds(@Nullable Object steps) {
        if (steps instanceof List<?> list) {
            return list.stream().anyMatch(CardHistory::drawsOnSeeds);
        }
        return steps instanceof Map<?, ?> map
                && map.entrySet().stream()
                        .anyMatch(step -> (step.getValue() instanceof Map<?, ?> options
                                        && isDrawing(step.getKey().toString(), options))
                                || drawsOnSeeds(step.getValue()));
    }

    private static boolean isDrawing(String kind, Map<?, ?> options) {
        return SHOWING.contains(kind) || (kind.equals("sample") && SEEDS.equals(options.get("from")));
    }

    private void files(String what, @Nullable Object hashes) {
        if (hashes instanceof List<?> list && !list.isEmpty()) {
            body.paragraph(what + ", by their SHA-256: "
                    + list.stream()
                            .map(hash -> "`" + Markdown.plain(hash.toString()) + "`")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private void models() {
        var rows = new ArrayList<List<String>>();
        map(origin.recipe(), "models").forEach((alias, options) -> {
            var model = options instanceof Map<?, ?> map ? map : Map.of();
            var settings = model.entrySet().stream()
                    .filter(option ->
                            !option.getKey().equals("is") && !List.of().equals(option.getValue()))
                    .map(option -> option.getKey() + " " + option.getValue())
                    .collect(Collectors.joining(", "));
            rows.add(List.of(alias.toString(), text(model, "is"), settings));
        });
        body.table(List.of("model", "is", "settings"), rows);
    }

    private void teacher() {
        if (modelIds(origin).stream().noneMatch(id -> id.startsWith(BUILTIN))) {
            return;
        }
        body.paragraph(
                "`builtin` is the built-in teacher of Espalier, the number behind it its version: a program that composes tasks"
                        + " of fixed families and computes their answers. It is no language model.");
        var builtin = map(origin.report(), "builtin");
        var families = map(builtin, "families");
        if (families.isEmpty()) {
            return;
        }
        body.paragraph("Examples by level of difficulty: " + counts(map(builtin, "levels")) + "; by task family: "
                + counts(families) + "; in no family: " + text(builtin, "others") + ".");
    }

    private static String counts(Map<?, ?> counts) {
        return counts.entrySet().stream()
                .map(count -> Markdown.plain(count.getKey() + ": " + count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void yields() {
        body.heading("Filters and yields");
        var totals = map(origin.report(), "totals");
        body.paragraph(text(totals, "produced") + " produced = " + text(totals, "accepted") + " accepted + "
                + text(totals, "rejected") + " rejected + " + text(totals, "consumed")
                + " consumed by steps that put others in their place.");
        var stages = new ArrayList<List<String>>();
        var rejections = new ArrayList<List<String>>();
        map(origin.report(), "stages").forEach((name, value) -> {
            var stage = value instanceof Map<?, ?> map ? map : Map.of();
            stages.add(List.of(
                    name.toString(),
                    text(stage, "items"),
                    text(stage, "accepted"),
                    text(stage, "rejected"),
                    share(number(stage, "accepted"), number(stage, "rejected")),
                    filters(name.toString())));
            map(stage, "rejections").forEach((by, reasons) -> {
                if (reasons instanceof Map<?, ?> counts) {
                    counts.forEach((reason, count) ->
                            rejections.add(List.of(name.toString(), reason.toString(), count.toString())));
                }
            });
        });
        body.table(List.of("stage", "items", "accepted", "rejected", "yield", "filters"), stages);
        body.table(List.of("stage", "reason of rejection", "count"), rejections);
    }

    private String filters(String stage) {
        return stages(origin.recipe())
                .filter(candidate -> stage.equals(candidate.get("name")))
                .map(found -> found.get("filters"))
                .flatMap(filters -> filters instanceof List<?> list ? list.stream() : Stream.of())
                .map(filter -> filter instanceof Map<?, ?> map
                        ? String.valueOf(map.keySet().iterator().next())
                        : filter.toString())
                .collect(Collectors.joining(", "));
    }

    private void costs() {
        body.heading("Costs");
        var calls = map(origin.report(), "calls");
        body.paragraph(
                text(calls, "made") + " calls of models, " + text(calls, "replayed") + " more answered by a record; "
                        + text(calls, "input-tokens") + " tokens in, " + text(calls, "output-tokens") + " out"
                        + (calls.get("cost-usd") instanceof Number cost ? "; " + cost + " US dollars" : "") + ".");
    }

    private static String share(long accepted, long rejected) {
        return accepted + rejected == 0
                ? ""
                : BigDecimal.valueOf(100 * accepted)
                                .divide(BigDecimal.valueOf(accepted + rejected), 1, RoundingMode.HALF_UP)
                        + " %";
    }

    private static Map<?, ?> map(Map<?, ?> values, String name) {
        return values.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static long number(Map<?, ?> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static String text(Map<?, ?> values, String name) {
        var value = values.get(name);
        return value == null ? "" : value.toString();
    }
}
