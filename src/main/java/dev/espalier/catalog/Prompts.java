package dev.espalier.catalog;

import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.prompt.PromptTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads prompt templates and checks that their slots are those which a step fills. Not thread-safe. */
public final class Prompts {

    private static final PromptTemplate NOTHING = PromptTemplate.of("", "=== each demonstration ===\n");

    private final List<Path> folders;
    private final Resources packed = new Resources(null, "prompts");
    private final Map<String, String> hashes = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /**
     * @param folder of the user's, from {@code --prompts}, in which a name is looked for first; null for none
     * @param recipeFolder where the recipe lies, if it is a file of the user's, in which it is looked for next; null else
     */
    public Prompts(@Nullable Path folder, @Nullable Path recipeFolder) {
        this.folders = Stream.of(Optional.ofNullable(folder), Optional.ofNullable(recipeFolder))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Loads a template; complains if there is none, or if its slots are not those of the step.
     *
     * @param where what asks for it, for messages
     * @param needed the slots that it must have
     * @param allowed the slots that it may have, the needed ones included
     * @param layouts the layouts that it must have, with the slots they may have
     * @return the template, or an empty one after a complaint
     */
    PromptTemplate load(
            String name,
            String where,
            Set<String> needed,
            Set<String> allowed,
            Map<String, Set<String>> layouts,
            Problems problems) {
        int before = problems.count();
        var template = load(name, where, problems);
        if (problems.count() > before) {
            return NOTHING;
        }
        var file = "prompt " + name;
        checkSlots(file, template.slots(), allowed, problems);
        for (var slot : new TreeSet<>(needed)) {
            if (!template.slots().contains(slot)) {
                problems.add(file, "lacks the slot ${" + slot + "}", "write it where the value belongs");
            }
        }
        new TreeMap<>(layouts).forEach((layout, slots) -> {
            if (!template.layouts().containsKey(layout)) {
                problems.add(file, "lacks the layout of a " + layout, "add a section \"=== each " + layout + " ===\"");
            } else {
                checkSlots(file, template.layouts().get(layout), slots, problems);
            }
        });
        return problems.count() > before ? NOTHING : template;
    }

    /**
     * Loads a template whose slots are up to the step.
     *
     * @return the template, or an empty one after a complaint
     */
    PromptTemplate load(String name, String where, Problems problems) {
        var text = find(name, where, problems);
        if (text == null) {
            return NOTHING;
        }
        hashes.put(name, Sha256.of(text));
        texts.put(name, text);
        return PromptTemplate.of(name, text);
    }

    private @Nullable String find(String name, String where, Problems problems) {
        try {
            var text = folders.stream()
                    .flatMap(folder -> new Resources(folder, "prompts").findInFolder(name).stream())
                    .findFirst()
                    .or(() -> packed.find(name));
            if (text.isEmpty()) {
                problems.add(
                        where,
                        "there is no prompt \"" + name + "\"",
                        "a prompt is named by its path below the prompts folder");
            }
            return text.orElse(null);
        } catch (ProblemException e) {
            problems.addAll(e);
            return null;
        }
    }

    private static void checkSlots(String file, @Nullable Set<String> slots, Set<String> allowed, Problems problems) {
        for (var slot : slots == null ? Set.<String>of() : slots) {
            if (!allowed.contains(slot)) {
                problems.add(file, "nothing fills the slot ${" + slot + "}", Suggestion.hint(slot, allowed));
            }
        }
    }

    /** Returns a template that was loaded, as it is written; empty if it was not found. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Returns the SHA-256 of every template that was loaded, by name. */
    Map<String, String> hashes() {
        return hashes;
    }
}
