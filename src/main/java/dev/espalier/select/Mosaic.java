package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One example of several, about to be written.
 *
 * @param strategy format, order or mask
 * @param meta what is said about all of them, may be empty
 * @param answers which answers stand where
 */
record Mosaic(List<Example> parts, ChunkStyle style, String strategy, String meta, Concatenate.Answers answers) {

    /** Returns what a part asks. */
    static String task(Example part) {
        return part.input().isEmpty() ? part.instruction() : part.instruction() + "\n" + part.input();
    }

    Example example() {
        var tasks = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            tasks.append(i == 0 ? "" : style.between()).append(style.task(i, task(parts.get(i))));
        }
        var output = answers.places().stream()
                .map(place -> style.answer(parts.get(place).output()))
                .collect(Collectors.joining("\n\n"));
        var lineage = new Lineage(parts.stream().map(Example::id).toList(), List.of(), List.of());
        return Example.of(withMeta(tasks.toString()), "", output)
                .with("count", (long) parts.size())
                .with("mosaic", drawn())
                .withLineage(lineage);
    }

    private String withMeta(String tasks) {
        if (meta.isEmpty()) {
            return tasks;
        }
        return style.metaFirst() ? meta + style.besideMeta() + tasks : tasks + style.besideMeta() + meta;
    }

    private LinkedHashMap<String, Object> drawn() {
        var drawn = new LinkedHashMap<String, Object>();
        drawn.put("strategy", strategy);
        drawn.put("rule", answers.name());
        drawn.put("numbering", style.numbering().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        drawn.put("begin", style.begin());
        drawn.put("end", style.end());
        drawn.put("answered", answers.places().stream().map(place -> place + 1L).toList());
        return drawn;
    }
}
