package dev.espalier.engine;

import dev.espalier.catalog.Assembler;
import dev.espalier.catalog.Assembler.Assembly;
import dev.espalier.catalog.Identity;
import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.Recipes;
import dev.espalier.catalog.References;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.problem.Problems;
import dev.espalier.prompt.InputFirstInstances;
import dev.espalier.prompt.NumberedList;
import dev.espalier.prompt.YesNo;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import dev.espalier.text.RandomSentences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The recipe self-instruct, with its prompts and filters, and a stub that answers it with random sentences. */
final class SelfInstruct {

    private static final int VOCABULARY = 20_000;

    private final Assembly assembly;

    SelfInstruct(LanguageModel model) {
        var problems = new Problems();
        var recipes = new Recipes(null);
        var recipe = recipes.read(recipes.find("self-instruct"), List.of(), problems);
        var seeds = SeedLoader.builtin();
        var hashes = seeds.sources().stream().map(Seeds.Source::sha256).toList();
        assembly = new Assembler(recipe, seeds.tasks(), hashes, Assembler.Input.NONE, References.NONE, new Prompts(null, null), 7, "bench", problems)
                .assemble(alias -> model);
        problems.throwIfAny();
    }

    Plan plan() {
        return assembly.plan();
    }

    RunDirectory open(Path directory) throws IOException {
        return RunDirectory.open(directory, assembly.resolved(), Identity::differences);
    }

    /** Answers each operation of the recipe with sentences that come nowhere else; the same request gets the same reply. */
    static class Stub implements LanguageModel {

        private final AtomicInteger calls = new AtomicInteger();

        int calls() {
            return calls.get();
        }

        @Override
        public String id() {
            return "stub:1";
        }

        @Override
        public Reply reply(Request request) {
            calls.incrementAndGet();
            var variables = request.operation().variables();
            var text =
                    switch (request.operation().name()) {
                        case "propose-instructions" ->
                            instructions(
                                    (String) variables.get("item"),
                                    (Integer) variables.get("start-at"),
                                    (Integer) variables.get("count"));
                        case "is-classification" -> new YesNo().render(List.of(false));
                        default -> instance((String) variables.get("instruction"));
                    };
            return new Reply(text, Reply.Finish.STOP, new Reply.Usage(1000, 100));
        }

        private static String instructions(String item, int startAt, int count) {
            var sentences = IntStream.range(0, count)
                    .mapToObj(i -> RandomSentences.of(item + " " + i, VOCABULARY))
                    .toList();
            return new NumberedList(NumberedList.Options.continuing(startAt)).render(sentences);
        }

        private static String instance(String instruction) {
            var input = RandomSentences.of("input of " + instruction, VOCABULARY);
            var output = RandomSentences.of("output of " + instruction, VOCABULARY);
            return new InputFirstInstances().render(List.of(new Instance(input, output)));
        }
    }
}
