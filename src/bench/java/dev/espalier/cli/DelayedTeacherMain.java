package dev.espalier.cli;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.catalog.Assembler;
import dev.espalier.catalog.Identity;
import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.Recipes;
import dev.espalier.catalog.References;
import dev.espalier.engine.Limits;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.problem.Problems;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What {@code generate} does by default, but each reply of the built-in teacher comes after a delay that is really random.
 * Arguments: run directory, target, seed, concurrency.
 */
final class DelayedTeacherMain {

    /** The built-in teacher, made slow: up to 20 ms, and one reply in fifty up to 400 ms. */
    private record Delayed(BuiltinTeacher teacher) implements LanguageModel {

        @Override
        public String id() {
            return teacher.id();
        }

        @Override
        public boolean readsOperation() {
            return teacher.readsOperation();
        }

        @Override
        public Reply reply(Request request) throws InterruptedException {
            var random = ThreadLocalRandom.current();
            Thread.sleep(random.nextInt(random.nextInt(50) == 0 ? 400 : 20));
            return teacher.reply(request);
        }
    }

    private DelayedTeacherMain() {}

    public static void main(String[] args) throws IOException {
        var problems = new Problems();
        var recipes = new Recipes(null);
        var recipe = recipes.read(recipes.find("self-instruct"), List.of(), problems);
        var seeds = SeedLoader.builtin();
        var hashes = seeds.sources().stream().map(Seeds.Source::sha256).toList();
        var prompts = new Prompts(null, null);
        var seed = Long.parseLong(args[2]);
        var model = new Delayed(new BuiltinTeacher());
        var assembly = new Assembler(recipe, seeds.tasks(), hashes, Assembler.Input.NONE, References.NONE, prompts, seed, Version.number(), problems)
                .assemble(alias -> model);
        problems.throwIfAny();
        var limits = Limits.target(Integer.parseInt(args[1]), Integer.parseInt(args[3]));
        try (var open = RunDirectory.open(Path.of(args[0]), assembly.resolved(), Identity::differences)) {
            new Run(assembly.plan(), limits, open, progress -> {}, System::nanoTime).go();
        }
    }
}
