package dev.espalier.cli;

import dev.espalier.catalog.References;
import dev.espalier.io.DatasetSource;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the filters of a run compared with beside what it accepted. A run records hashes of these files, not their places.
 *
 * @param recipe the resolved recipe of the run
 */
record RunMaterials(Map<String, ?> recipe) {

    /**
     * Returns the seed tasks.
     *
     * @param files the seed files; if empty, those that come with the program if the run used them
     * @param fields what our fields are called there
     * @param problems is told if they are not those of the run
     */
    List<SeedTask> seeds(List<Path> files, Map<String, String> fields, Problems problems) {
        var wanted = hashes("seeds");
        if (wanted.isEmpty()) {
            return List.of();
        }
        var seeds = files.isEmpty()
                ? SeedLoader.builtin()
                : new SeedLoader(fields, false)
                        .load(files.stream().map(DatasetSource::file).toList());
        var found = seeds.sources().stream().map(Seeds.Source::sha256).toList();
        if (!found.equals(wanted)) {
            problems.add(
                    "--seeds",
                    files.isEmpty()
                            ? "the run used other seeds than those that come with Espalier"
                            : "these are not the seed files of the run",
                    "name the files it was made with, in their order, by --seeds");
        }
        return seeds.tasks();
    }

    /** Returns earlier datasets and benchmarks; {@code problems} is told if some of the run are not given. */
    References references(ReferenceArguments arguments, InputStream in, Problems problems) {
        var fields = recipe.get("against-fields") instanceof Map<?, ?> names
                ? names.entrySet().stream()
                        .collect(Collectors.toMap(
                                name -> name.getKey().toString(),
                                name -> name.getValue().toString()))
                : Map.<String, String>of();
        var references = arguments.readForRun(fields, in, problems);
        check(
                "against",
                "--against",
                references.earlier().stream().map(References.Earlier::sha256).toList(),
                problems);
        check(
                "benchmarks",
                "--decontaminate",
                references.benchmarks().stream()
                        .map(References.Benchmark::sha256)
                        .toList(),
                problems);
        return references;
    }

    private void check(String key, String option, List<String> given, Problems problems) {
        var missing = new TreeSet<String>();
        for (var file : recipe.get(key) instanceof List<?> list ? list : List.of()) {
            if (file instanceof Map<?, ?> map && !given.contains(String.valueOf(map.get("sha256")))) {
                missing.add(String.valueOf(map.get("file")));
            }
        }
        if (!missing.isEmpty()) {
            problems.add(
                    option,
                    "the filters of the run compared with " + String.join(", ", missing),
                    "name it as it was then: " + option + " FILE");
        }
    }

    private List<String> hashes(String key) {
        return recipe.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
