package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeedTask;
import dev.espalier.option.Option;
import dev.espalier.text.RougeL;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the examples that were shown a model chose by copying a text of it: the one that is nearest to the copy by
 * ROUGE-L. Its own text takes the place of the copy, and it becomes a parent: what is made of it from here on has come of both.
 * Asks no model.
 */
public final class Match implements Step {

    public static final String KIND = "match";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with the copy; it holds the text itself afterwards")
            String field,

            @Option(
                    about =
                            "where those come from that were shown: seeds, own (what this stage has accepted, if it feeds"
                                    + " back), or the name of an earlier stage that has ended")
            String from,

            @Option(about = "the field of theirs that was copied", value = "instruction")
            String of,

            @Option(about = "how near the copy must be, as ROUGE-L F1, from 0 to 1", value = "0.8")
            double near,

            @Option(about = "what ROUGE-L compares: rouge, unicode or char-3gram", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            if (!(near >= 0 && near <= 1)) {
                throw new IllegalArgumentException("near must be from 0 to 1 but was " + near);
            }
        }
    }

    private record Nearest(Example example, double score) {}

    private final Options options;
    private final SharedPool pool;

    public Match(Options options, List<SeedTask> seeds) {
        this.options = options;
        this.pool = new SharedPool(options.from, seeds);
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.field);
    }

    @Override
    public String pool() {
        return options.from;
    }

    @Override
    public Set<String> readsOfPool() {
        return Set.of(options.of);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var nearest = nearest(example, pool.in(context));
        if (nearest == null || (nearest.score < options.near && !context.isRehearsal())) {
            return new StepResult.Rejected(
                    example,
                    new Rejection(
                            KIND + ":none-near",
                            "no text that was shown is as near to " + options.field + " as " + options.near,
                            nearest == null ? 0.0 : nearest.score));
        }
        var known = example.withLineage(withParents(example.lineage(), nearest.example));
        return new StepResult.Passed(Values.put(known, options.field, text(nearest.example)));
    }

    /** Those that the chosen one was made from come along: what else was made from them is kin, too. */
    private static Lineage withParents(Lineage lineage, Example chosen) {
        var ids = new ArrayList<>(chosen.lineage().parents());
        ids.add(chosen.id());
        var known = lineage;
        for (var id : ids) {
            known = known.parents().contains(id) ? known : known.withParent(id);
        }
        return known;
    }

    /** Returns the first of those that are nearest; null if none was shown. */
    private @Nullable Nearest nearest(Example example, List<Example> all) {
        var tokenizer = options.tokenizer.tokenizer();
        var copy = tokenizer.split(example.text(options.field).orElse(""));
        var shown = new HashSet<>(example.lineage().demonstrations());
        Nearest nearest = null;
        for (var one : all) {
            if (shown.contains(one.id())) {
                double score = RougeL.f1(copy, tokenizer.split(text(one)));
                nearest = nearest == null || score > nearest.score ? new Nearest(one, score) : nearest;
            }
        }
        return nearest;
    }

    private String text(Example one) {
        return one.text(options.of).orElse("");
    }
}
