package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import dev.espalier.text.Folding;
import dev.espalier.text.RougeL;
import dev.espalier.text.Tokenization;
import dev.espalier.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lets several answers vote (Ensemble-Instruct, Lee et al. 2023; released code, for three answers). If more than half are the
 * same, but for case, white space and punctuation, the first of these is taken; else the one that is nearest to all others by
 * ROUGE-L, if every two have something in common. Empty answers never agree with anything. Asks no model.
 *
 * <p>Punctuation before a digit counts: -5 is not 5, and 1.5 is not 15.
 */
public final class Vote implements Step {

    public static final String KIND = "vote";

    private static final Pattern PUNCTUATION = Pattern.compile("(?![-+−.,/:]\\p{Nd})[\\p{P}\\p{S}]");

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with the list", value = "answers")
            String from,

            @Option(about = "the key of the answer in each element", value = "output")
            String text,

            @Option(about = "the field that keeps the answer that won", value = "output")
            String into,

            @Option(
                    about = "without a majority, the ROUGE-L F1 of every two answers must be above this, from 0 to 1",
                    value = "0.01")
            double floor,

            @Option(about = "what ROUGE-L compares: rouge, unicode or char-3gram", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            if (!(floor >= 0 && floor <= 1)) {
                throw new IllegalArgumentException("floor must be from 0 to 1 but was " + floor);
            }
        }
    }

    /** The field that says how the answer won: majority or medoid. */
    private static final String HOW = "vote";

    private final Options options;

    public Vote(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.from);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into, HOW);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var gathered = new Gathered(example, options.from);
        var answers = IntStream.range(0, gathered.size())
                .mapToObj(place -> gathered.text(place, options.text))
                .toList();
        var first = new LinkedHashMap<String, Integer>();
        var votes = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < answers.size(); i++) {
            var plain = plain(answers.get(i));
            if (!plain.isEmpty()) {
                first.putIfAbsent(plain, i);
                votes.merge(plain, 1, Integer::sum);
            }
        }
        for (var vote : votes.entrySet()) {
            if (2 * vote.getValue() > answers.size()) {
                return won(example, answers.get(first.getOrDefault(vote.getKey(), 0)), "majority");
            }
        }
        if (votes.isEmpty()) {
            return new StepResult.Rejected(
                    example, new Rejection(KIND + ":no-answer", "every answer is empty", (long) answers.size()));
        }
        return medoid(example, answers);
    }

    private StepResult medoid(Example example, List<String> answers) {
        var tokenizer = options.tokenizer.tokenizer();
        var tokens = answers.stream().map(tokenizer::split).toList();
        double lowest = Double.POSITIVE_INFINITY;
        double[] near = new double[answers.size()];
        for (int i = 0; i < near.length; i++) {
            for (int k = 0; k < i; k++) {
                double score = RougeL.f1(tokens.get(i), tokens.get(k));
                lowest = Math.min(lowest, score);
                near[i] += score;
                near[k] += score;
            }
        }
        int best = 0;
        for (int i = 1; i < near.length; i++) {
            best = near[i] > near[best] ? i : best;
        }
        return near.length > 1 && lowest > options.floor
                ? won(example, answers.get(best), "medoid")
                : new StepResult.Rejected(
                        example,
                        new Rejection(
                                KIND + ":no-agreement",
                                "there is no majority, and ROUGE-L of two answers is not above " + options.floor,
                                near.length > 1 ? lowest : 0.0));
    }

    private StepResult won(Example example, String answer, String how) {
        return new StepResult.Passed(Values.put(example, options.into, answer).with(HOW, how));
    }

    /** Returns an answer without what makes no difference. */
    private static String plain(String answer) {
        return Words.collapse(PUNCTUATION.matcher(Folding.fold(answer)).replaceAll(" "));
    }
}
