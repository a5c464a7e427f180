package dev.espalier.report;

import dev.espalier.io.Conversation;
import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import dev.espalier.text.TextHash;
import dev.espalier.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The figures of a dataset, taken one example after another, some of them on a second thread. Memory is bounded: texts are
 * hashed, and of different instructions a sample of {@link #SAMPLE} is held, on which near duplicates and nearness to seeds
 * are measured. Not thread-safe.
 */
public final class DatasetStatistics {

    /** So many different instructions are compared with each other and with seeds. */
    public static final int SAMPLE = 50_000;

    private static final int TOP = 20;
    private static final int OBJECTS = 4;

    /** Fields that say how an example was made, where recipes write them. */
    private static final List<String> MAKING = List.of("operator", "round");

    private final Function<Example, String> refusal;
    private final Sample<Named> sample;
    private final Lengths instructions = new Lengths();
    private final Lengths inputs = new Lengths();
    private final Lengths outputs = new Lengths();
    private final LongSet texts = new LongSet();
    private final LongSet instructionTexts = new LongSet();
    private final DistinctCount vocabulary = new DistinctCount(DistinctCount.LIMIT);
    private final Diversity ofInstructions = new Diversity(vocabulary);
    private final Diversity ofOutputs = new Diversity(vocabulary);
    private final Tally scripts = new Tally();
    private final Tally languages = new Tally();
    private final Tally verbs = new Tally();
    private final Tally pairs = new Tally();
    private final Tally refusals = new Tally();
    private final FieldValues fields = new FieldValues();
    private final TokenLengths tokens = new TokenLengths();

    /** What takes about as long as all the rest together. */
    private final Aside<Example> aside;

    private long count;
    private long labelled;
    private long classification;
    private long verbsFound;
    private long questions;

    /**
     * Makes figures of nothing yet.
     *
     * @param refusal returns which kind of refusal the output of an example is, {@code ""} if none; called on another thread
     */
    public DatasetStatistics(Function<Example, String> refusal) {
        this(refusal, SAMPLE);
    }

    DatasetStatistics(Function<Example, String> refusal, int sample) {
        this.refusal = refusal;
        this.sample = new Sample<>(sample);
        this.aside = new Aside<>(example -> {
            tokens.add(example);
            scripts.add(Writing.script(example.instruction()));
            languages.add(Writing.language(example.instruction()));
            addRefusal(example);
        });
    }

    /** Takes in one example. */
    public void add(Example example) {
        count++;
        instructions.add(Words.count(example.instruction()));
        if (!example.input().isBlank()) {
            inputs.add(Words.count(example.input()));
        }
        if (!example.output().isBlank()) {
            outputs.add(Words.count(example.output()));
        }
        addHashes(example);
        ofInstructions.add(example.instruction());
        ofOutputs.add(example.output());
        addVerb(example.instruction());
        addFields(example);
        aside.add(example);
    }

    private void addRefusal(Example example) {
        var refused = refusal.apply(example);
        if (!refused.isEmpty()) {
            refusals.add(refused);
        }
    }

    private void addHashes(Example example) {
        long instruction = TextHash.of(TextHash.normalise(example.instruction()));
        long input = TextHash.of(TextHash.normalise(example.input()));
        long output = TextHash.of(TextHash.normalise(example.output()));
        if (instructionTexts.add(instruction)) {
            // Instances of one instruction are no near duplicates of each other.
            sample.add(new Named(example.id().isEmpty() ? "#" + count : example.id(), example.instruction()));
        }
        long first = TextHash.of(TextHash.of(instruction, input), output);
        // Conversations may begin alike.
        boolean isWhole = !example.more().containsKey(Conversation.SYSTEM)
                && !example.more().containsKey(Conversation.TURNS);
        texts.add(isWhole ? first : TextHash.of(first, TextHash.of(conversation(example))));
    }

    private static String conversation(Example example) {
        return JsonLine.value(List.of(
                example.more().getOrDefault(Conversation.SYSTEM, ""),
                example.more().getOrDefault(Conversation.TURNS, List.of())));
    }

    private void addVerb(String instruction) {
        VerbObject.of(instruction).ifPresent(found -> {
            verbsFound += found.isQuestion() ? 0 : 1;
            questions += found.isQuestion() ? 1 : 0;
            verbs.add(found.verb());
            if (!found.object().isEmpty()) {
                pairs.add(found.verb() + " " + found.object());
            }
        });
    }

    private void addFields(Example example) {
        if (example.more().get(Example.IS_CLASSIFICATION) instanceof Boolean is) {
            labelled++;
            classification += is ? 1 : 0;
        }
        fields.add(example);
    }

    /** Returns how many examples were taken in. */
    public long count() {
        return count;
    }

    /**
     * Returns the figures, after which no more examples are taken in: values are Long, Integer, Double, String, Boolean, List and
     * Map of these. Shares are from 0 to 1; an input or output that a record lacks has no length.
     *
     * @param seeds instructions whose nearness is measured; none, if empty
     */
    public Map<String, Object> toMap(List<String> seeds) {
        aside.then(tokens::count);
        var near = near(seeds);
        aside.finish();
        var map = new LinkedHashMap<String, Object>();
        map.put("records", count);
        map.put("with-input", inputs.texts());
        map.put("without-input", count - inputs.texts());
        map.put("without-output", count - outputs.texts());
        if (labelled > 0) {
            map.put("classification", Figure.round((double) classification / labelled));
            map.put("classification-known", labelled);
        }
        map.put("exact-duplicates", count - texts.size());
        map.put("repeated-instructions", count - instructionTexts.size());
        map.put("near", near);
        map.put("words", words());
        map.put("token-encoding", TokenLengths.ENCODING);
        map.put("tokens-counted", tokens.counted());
        map.put("tokens-sampled", tokens.isPart());
        map.put("tokens", tokens.toMap());
        map.put("diversity", diversity());
        map.put("scripts", scripts.top(TOP));
        map.put("languages", languages.top(TOP));
        map.put("verb-rule", VerbObject.RULE);
        map.put("verb-found", verbsFound);
        map.put("questions", questions);
        map.put("verbs", verbList());
        map.put("refusals", refusals.top(TOP));
        fields.toMap(MAKING, false).forEach((field, values) -> map.put("by-" + field, values));
        map.put("fields", fields.toMap(MAKING, true));
        return map;
    }

    /** Returns the instructions that are compared, with the ids of their records or else their numbers. */
    public List<Named> sample() {
        return sample.items();
    }

    private Map<String, Object> near(List<String> seeds) {
        var compared = sample.items().stream().map(Named::text).toList();
        var near = new LinkedHashMap<String, Object>();
        near.put("compared", compared.size());
        near.put("sampled", sample.isPart());
        near.put("threshold", Similarity.NEAR);
        near.put("near-duplicates", Similarity.nearDuplicates(compared));
        if (!seeds.isEmpty()) {
            near.put("to-seeds", Similarity.toSeeds(compared, seeds));
        }
        return near;
    }

    private Map<String, Object> words() {
        var map = new LinkedHashMap<String, Object>();
        map.put("instruction", instructions.toMap());
        map.put("input", inputs.toMap());
        map.put("output", outputs.toMap());
        return map;
    }

    private Map<String, Object> diversity() {
        var map = new LinkedHashMap<String, Object>();
        map.put("vocabulary", vocabulary.count());
        map.put("vocabulary-estimated", !vocabulary.isExact());
        map.put("instruction", ofInstructions.toMap());
        map.put("output", ofOutputs.toMap());
        return map;
    }

    /** Each verb with its most frequent objects. */
    private List<Object> verbList() {
        var list = new ArrayList<Object>();
        verbs.top(TOP).forEach((verb, times) -> {
            var map = new LinkedHashMap<String, Object>();
            map.put("verb", verb);
            map.put("count", times);
            map.put("objects", pairs.topAfter(verb + " ", OBJECTS));
            list.add(map);
        });
        return list;
    }
}
