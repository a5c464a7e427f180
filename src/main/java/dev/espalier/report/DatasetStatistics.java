package dev.espalier.report;

import dev.espalier.model.Example;
import dev.espalier.text.TextHash;
import dev.espalier.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The figures of a dataset, taken one example after another. Memory is bounded: texts are hashed, and of instructions a sample of
 * {@link #SAMPLE} is held, on which near duplicates and nearness to seeds are measured. Not thread-safe.
 */
public final class DatasetStatistics {

    /** So many instructions are compared with each other and with seeds. */
    public static final int SAMPLE = 50_000;

    private static final int TOP = 20;
    private static final int OBJECTS = 4;

    /** Fields that say how an example was made, where recipes write them. */
    private static final List<String> MAKING = List.of("operator", "round");

    private final Function<Example, String> refusal;
    private final Sample sample;
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
    private final Map<String, Tally> making = new LinkedHashMap<>();
    private long count;
    private long labelled;
    private long classification;

    /**
     * Makes figures of nothing yet.
     *
     * @param refusal returns which kind of refusal the output of an example is, {@code ""} if none
     */
    public DatasetStatistics(Function<Example, String> refusal) {
        this(refusal, SAMPLE);
    }

    DatasetStatistics(Function<Example, String> refusal, int sample) {
        this.refusal = refusal;
        this.sample = new Sample(sample);
        MAKING.forEach(field -> making.put(field, new Tally()));
    }

    /** Takes in one example. */
    public void add(Example example) {
        count++;
        sample.add(example.instruction());
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
        scripts.add(Writing.script(example.instruction()));
        languages.add(Writing.language(example.instruction()));
        addVerb(example.instruction());
        var refused = refusal.apply(example);
        if (!refused.isEmpty()) {
            refusals.add(refused);
        }
        addFields(example);
    }

    private void addHashes(Example example) {
        long instruction = TextHash.of(TextHash.normalise(example.instruction()));
        long input = TextHash.of(TextHash.normalise(example.input()));
        long output = TextHash.of(TextHash.normalise(example.output()));
        instructionTexts.add(instruction);
        texts.add(TextHash.of(TextHash.of(instruction, input), output));
    }

    private void addVerb(String instruction) {
        VerbObject.of(instruction).ifPresent(found -> {
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
        making.forEach((field, tally) -> example.text(field).ifPresent(tally::add));
    }

    /** Returns how many examples were taken in. */
    public long count() {
        return count;
    }

    /**
     * Returns the figures: values are Long, Integer, Double, String, Boolean, List and Map of these. Lengths are in words,
     * shares from 0 to 1; what an input or output lacks is not counted among its lengths.
     *
     * @param seeds instructions whose nearness is measured; none, if empty
     */
    public Map<String, Object> toMap(List<String> seeds) {
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
        map.put("near", near(seeds));
        map.put("words", words());
        map.put("diversity", diversity());
        map.put("scripts", scripts.top(TOP));
        map.put("languages", languages.top(TOP));
        map.put("verb-rule", VerbObject.RULE);
        map.put("verbs", verbList());
        map.put("refusals", refusals.top(TOP));
        making.forEach((field, tally) -> {
            if (!tally.isEmpty()) {
                map.put("by-" + field, tally.top(TOP));
            }
        });
        return map;
    }

    private Map<String, Object> near(List<String> seeds) {
        var near = new LinkedHashMap<String, Object>();
        near.put("compared", sample.texts().size());
        near.put("sampled", sample.isPart());
        near.put("threshold", Similarity.NEAR);
        near.put("near-duplicates", Similarity.nearDuplicates(sample.texts()));
        if (!seeds.isEmpty()) {
            near.put("to-seeds", Similarity.toSeeds(sample.texts(), seeds));
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
