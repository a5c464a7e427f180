package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.builtin.FamilyTally;
import dev.espalier.catalog.Assembler;
import dev.espalier.catalog.Identity;
import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.Recipes;
import dev.espalier.catalog.References;
import dev.espalier.engine.Limits;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.problem.Problems;
import dev.espalier.report.VerbObject;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast the built-in teacher fills a dataset by self-instruct, and how varied it is. Arguments: run directory, target.
 */
final class TeacherBenchMain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TeacherBenchMain() {}

    public static void main(String[] args) throws IOException {
        var path = Path.of(args[0]);
        var target = Integer.parseInt(args[1]);
        var begin = System.nanoTime();
        generate(path, target);
        var seconds = (System.nanoTime() - begin) / 1e9;
        print("%,d examples in %.1f s: %.0f accepted a second (cold start included)", target, seconds, target / seconds);
        var dataset = lines(path.resolve("dataset.jsonl"));
        printAcceptance(dataset, lines(path.resolve("rejected.jsonl")));
        printVariety(dataset);
    }

    private static void generate(Path path, int target) throws IOException {
        var problems = new Problems();
        var recipes = new Recipes(null);
        var recipe = recipes.read(recipes.find("self-instruct"), List.of(), problems);
        var seeds = SeedLoader.builtin();
        var hashes = seeds.sources().stream().map(Seeds.Source::sha256).toList();
        var assembly = new Assembler(recipe, seeds.tasks(), hashes, Assembler.Input.NONE, References.NONE, new Prompts(null, null), 7, Version.number(), problems)
                .assemble(alias -> new BuiltinTeacher());
        problems.throwIfAny();
        try (var open = RunDirectory.open(path, assembly.resolved(), Identity::differences)) {
            new Run(assembly.plan(), Limits.target(target, 8), open, progress -> {}, System::nanoTime).go();
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** An instruction is a candidate; it was accepted unless the stage that proposes instructions rejected it. */
    private static void printAcceptance(List<JsonNode> dataset, List<JsonNode> ledger) {
        var candidates = new TreeMap<Long, Boolean>();
        dataset.forEach(line -> candidates.put(candidate(line), true));
        for (var line : ledger) {
            if (!line.get("reason").asText().startsWith("surplus:")) {
                candidates.merge(candidate(line), !line.get("stage").asText().equals("instructions"), Boolean::logicalOr);
            }
        }
        var judged = List.copyOf(candidates.values());
        print("instructions accepted: %.0f %% of %,d candidates", 100 * share(judged), judged.size());
        for (int from = 0; from < judged.size(); from += 1000) {
            var thousand = judged.subList(from, Math.min(judged.size(), from + 1000));
            print("  from the %,d. on: %.0f %% of %,d", from + 1, 100 * share(thousand), thousand.size());
        }
    }

    /** The number of source item and place, which the id holds behind the hyphen. */
    private static long candidate(JsonNode line) {
        var id = line.get("id").asText();
        var parts = id.substring(id.indexOf('-') + 1).split("\\.", -1);
        return Long.parseLong(parts[0]) * 1000 + Long.parseLong(parts[1]);
    }

    private static double share(List<Boolean> judged) {
        return judged.stream().filter(accepted -> accepted).count() / (double) Math.max(1, judged.size());
    }

    private static void printVariety(List<JsonNode> dataset) {
        var tally = new FamilyTally();
        var instructions = new HashSet<String>();
        var verbs = new TreeMap<String, Integer>();
        for (var line : dataset) {
            tally.add(line.get("instruction").asText(), line.path("input").asText());
            instructions.add(line.get("instruction").asText());
        }
        var pairs = new HashSet<String>();
        long all = 0;
        for (var instruction : instructions) {
            var words = instruction.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
            VerbObject.of(instruction).ifPresent(found -> verbs.merge(found.verb(), 1, Integer::sum));
            for (int i = 1; i < words.length; i++) {
                pairs.add(words[i - 1] + " " + words[i]);
                all++;
            }
        }
        print("%s", tally.words());
        print("distinct-2 of %,d different instructions: %.3f", instructions.size(), pairs.size() / (double) Math.max(1, all));
        var top = verbs.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        print("root verbs: %d, the most frequent \"%s\" %d times", verbs.size(), top.getKey(), top.getValue());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
