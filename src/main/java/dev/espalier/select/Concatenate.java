package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts several examples into one that asks for all of them at once, answered in a format, in an order, or but for some (Mosaic-IT,
 * Li et al. 2024). Every pass shuffles all examples and cuts them into chunks; an example stands in a chunk of each pass at most.
 * Those that are too long by themselves are rejected. Without a model: what is asked is worked out.
 *
 * <p>Makes new examples, with the number of parts in {@code count} and what was drawn in {@code mosaic}; their parents are the
 * parts. Markers around answers never stand in an answer already, so that the answers can be taken out again. What goes together is
 * drawn at once, the examples are written when they are asked for. Stateless; needs about 20 bytes for each example of the set, and 6
 * more for each pass.
 */
public final class Concatenate implements Selector {

    public static final String KIND = "concatenate";

    private static final String TOO_LONG = KIND + ":too-long";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_LONG);

    /** A token of running English text takes about four bytes (OpenAI's rule of thumb). */
    private static final int BYTES_OF_A_TOKEN = 4;

    /** What a recipe may set. */
    public record Options(
            @Option(about = "how often all examples are gone through, 1 to 100", value = "4")
            int passes,

            @Option(about = "the most examples in one, 1 to 100", value = "10")
            int maxItems,

            @Option(
                    about = "how sizes are drawn: uniform, fixed, exponential, pareto, log-normal or logistic",
                    value = "uniform")
            ChunkSize sizes,

            @Option(
                    about = "instruction and output together stay below so many tokens, taken as four bytes each",
                    value = "2000")
            int maxTokens,

            @Option(
                    about =
                            "what one chunk asks for beside the answers, drawn: format, order (and format), mask (and format)",
                    value = "[format, order, mask]")
            List<String> strategies,

            @Option(
                    about = "wordings of the format, with ${begin} and ${end}",
                    value = "[\"Put ${begin} before and ${end} after each answer.\"]")
            List<String> formats,

            @Option(about = "wordings for chunks without markers; one may be empty", value = "[Do all of these., \"\"]")
            List<String> plain,

            @Option(
                    about = "wordings of an order, each after its name and a colon; ${list} holds a given one",
                    value = "[\"given: Answer in this order: ${list}.\"]")
            List<String> orders,

            @Option(
                    about =
                            "wordings of a mask, each after its name and a colon; ${list} holds given places, ${count} their number",
                    value = "[\"given: Leave out these: ${list}.\"]")
            List<String> masks) {

        public Options {
            inRange("passes", passes);
            inRange("max-items", maxItems);
            if (maxTokens < 1) {
                throw new IllegalArgumentException("max-tokens must be 1 or more but was " + maxTokens);
            }
            strategies = List.copyOf(strategies);
            formats = List.copyOf(formats);
            plain = List.copyOf(plain);
            orders = List.copyOf(orders);
            masks = List.copyOf(masks);
            if (strategies.isEmpty() || !List.of("format", "order", "mask").containsAll(strategies)) {
                throw new IllegalArgumentException(
                        "strategies must be some of format, order and mask but was " + strategies);
            }
            if (formats.isEmpty() || plain.isEmpty()) {
                throw new IllegalArgumentException("formats and plain must hold one wording or more each");
            }
            // Say what is wrong.
            new MetaWordings<>("orders", AnswerOrder.values(), orders);
            new MetaWordings<>("masks", AnswerMask.values(), masks);
        }

        private static void inRange(String name, int number) {
            if (number < 1 || number > 100) {
                throw new IllegalArgumentException(name + " must be from 1 to 100 but was " + number);
            }
        }
    }

    private final Options options;
    private final MetaWordings<AnswerOrder> orders;
    private final MetaWordings<AnswerMask> masks;
    private final long mostAround;

    public Concatenate(Options options) {
        this.options = options;
        this.orders = new MetaWordings<>("orders", AnswerOrder.values(), options.orders);
        this.masks = new MetaWordings<>("masks", AnswerMask.values(), options.masks);
        this.mostAround = mostAround(options);
    }

    @Override
    public Selection select(List<Example> all, SeededRandom random) {
        var parts = new Parts(all);
        var chunks = new Chunks();
        boolean[] used = new boolean[all.size()];
        for (int pass = 0; pass < options.passes; pass++) {
            pass(parts, random.shuffledNumbers(all.size()), used, chunks, random);
        }
        var rejected = new ArrayList<Rejected>();
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                var detail = "alone it has " + options.maxTokens + " tokens or more";
                rejected.add(new Rejected(all.get(i), new Rejection(TOO_LONG, detail)));
            }
        }
        return new Selection(new Written(parts, chunks), rejected);
    }

    /** Draws each chunk, with a generator of its own, and writes it, whenever it is asked for. */
    private final class Written extends AbstractList<Example> {

        private final Parts parts;
        private final Chunks chunks;

        Written(Parts parts, Chunks chunks) {
            this.parts = parts;
            this.chunks = chunks;
        }

        @Override
        public Example get(int place) {
            return written(parts, chunks.members(place), chunks.state(place));
        }

        @Override
        public int size() {
            return chunks.size();
        }
    }

    private void pass(Parts parts, int[] shuffled, boolean[] used, Chunks chunks, SeededRandom random) {
        int[] chunk = new int[options.maxItems];
        int count = 0;
        long most = 0;
        int size = options.sizes.draw(options.maxItems, random);
        for (int place : shuffled) {
            long more = parts.mostBytes(place);
            if (count > 0 && (count == size || !fits(parts, chunk, count, place, most + more, random))) {
                // What does not fit begins the next chunk.
                chunks.add(chunk, count, fitting(parts, chunk, count, most, random));
                count = 0;
                most = 0;
                size = options.sizes.draw(options.maxItems, random);
            }
            if (count > 0 || fits(parts, chunk, count, place, more, random)) {
                chunk[count++] = place;
                most += more;
                used[place] = true;
            }
        }
        if (count > 0) {
            chunks.add(chunk, count, fitting(parts, chunk, count, most, random));
        }
    }

    /** Most chunks are far from the limit, and need not be written to know it. */
    private boolean fits(Parts parts, int[] chunk, int count, int more, long most, SeededRandom random) {
        if (surelyFits(most)) {
            return true;
        }
        int[] longer = Arrays.copyOf(chunk, count + 1);
        longer[count] = more;
        return tokens(written(parts, longer, random.nextLong())) < options.maxTokens;
    }

    /**
     * Returns the state of a generator with which a chunk draws what fits. What is drawn decides about a few bytes: a chunk that fitted
     * once will fit again.
     */
    private long fitting(Parts parts, int[] chunk, int count, long most, SeededRandom random) {
        int[] members = Arrays.copyOf(chunk, count);
        long state = random.nextLong();
        while (!surelyFits(most) && tokens(written(parts, members, state)) >= options.maxTokens) {
            state = random.nextLong();
        }
        return state;
    }

    private Example written(Parts parts, int[] members, long state) {
        return draw(parts.whole(members), SeededRandom.from(state)).example();
    }

    private boolean surelyFits(long most) {
        return most + mostAround < (long) BYTES_OF_A_TOKEN * (options.maxTokens - 1);
    }

    /** Returns at least as many bytes as all wordings of one chunk take. */
    private static long mostAround(Options options) {
        long list = 5L * options.maxItems;
        long longest = Stream.of(options.formats, options.plain, options.orders, options.masks)
                .flatMap(List::stream)
                .mapToLong(Concatenate::bytes)
                .max()
                .orElse(0);
        return 2 * (longest + list + ChunkStyle.MOST_BYTES);
    }

    private static long tokens(Example example) {
        return (bytes(example.instruction()) + bytes(example.output()) + BYTES_OF_A_TOKEN - 1) / BYTES_OF_A_TOKEN;
    }

    static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Two halves of a pair make four.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private Mosaic draw(List<Example> chunk, SeededRandom random) {
        var style = style(chunk, random);
        var meta = style.hasMarkers()
                ? random.pick(options.formats)
                        .replace("${begin}", style.begin())
                        .replace("${end}", style.end())
                : random.pick(options.plain);
        var strategy = chunk.size() == 1 ? "format" : random.pick(options.strategies);
        var answers = Answers.all(chunk.size());
        if (strategy.equals("order")) {
            answers = Answers.ordered(orders, tasks(chunk), random);
        } else if (strategy.equals("mask")) {
            answers = Answers.masked(masks, tasks(chunk), random);
        }
        return new Mosaic(chunk, style, strategy, join(meta, answers.meta()), answers);
    }

    /** A style whose markers stand in an answer is drawn again. */
    private static ChunkStyle style(List<Example> chunk, SeededRandom random) {
        while (true) {
            var style = ChunkStyle.draw(random);
            if (!style.hasMarkers()
                    || chunk.stream()
                            .noneMatch(part -> part.output().contains(style.begin())
                                    || part.output().contains(style.end()))) {
                return style;
            }
        }
    }

    private static List<String> tasks(List<Example> chunk) {
        return chunk.stream().map(Mosaic::task).toList();
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " " + other;
    }

    /**
     * Which answers stand where.
     *
     * @param name of the rule; empty for none
     * @param meta the sentence that asks for it
     * @param places of the tasks, from 0, in the order of their answers
     */
    record Answers(String name, String meta, List<Integer> places) {

        static Answers all(int count) {
            return new Answers("", "", IntStream.range(0, count).boxed().toList());
        }

        static Answers ordered(MetaWordings<AnswerOrder> wordings, List<String> tasks, SeededRandom random) {
            var rule = wordings.draw(random);
            var places = rule.of(tasks, random);
            return new Answers(name(rule), wordings.say(rule, places, random), places);
        }

        static Answers masked(MetaWordings<AnswerMask> wordings, List<String> tasks, SeededRandom random) {
            var rule = wordings.draw(random);
            var masked = rule.of(tasks, random);
            var places = all(tasks.size()).places().stream()
                    .filter(place -> !masked.contains(place))
                    .toList();
            return new Answers(name(rule), wordings.say(rule, masked, random), places);
        }

        private static String name(Enum<?> rule) {
            return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
