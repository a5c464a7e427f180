package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import dev.espalier.prompt.FieldLayout;
import dev.espalier.prompt.JsonFields;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.prompt.ReplyFormat;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Asks a model something about an example and keeps what it answers in fields: the general operator, of which most of those of
 * published methods are cases. What is asked stands in the prompt, whose slots are fields of the example.
 *
 * <p>The operation that goes with the request names what is asked, for the built-in teacher, with every value of the prompt and,
 * as {@code reply-layout}, {@code reply-fields}, {@code reply-labels}, {@code reply-min}, {@code reply-max} and {@code
 * reply-marker}, the layout in which the answer is wanted.
 */
public final class Ask implements Step {

    public static final String KIND = "ask";

    /** What becomes of the items of a reply. */
    public enum Items {
        /** The first is kept in the example. */
        FIRST,
        /** Each makes an example of its own. */
        EACH,
        /** All are kept in the example as a list. */
        LIST
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "alias of the model that is asked", value = "teacher")
            String model,

            @Option(about = "template, below the prompts folder; its slots are fields of the example, or of \"with\"")
            String prompt,

            @Option(about = "what is asked, as the built-in teacher calls it", value = "respond")
            String operation,

            @Option(about = "the layout of the reply", value = "text")
            FieldLayout reply,

            @Option(about = "the fields that the reply sets", value = "[output]")
            List<String> into,

            @Option(
                    about = "what becomes of several answers in one reply: first, each (an example of each), list",
                    value = "first")
            Items items,

            @Option(about = "how many answers of one reply are taken if there are more; 0 for all", value = "0")
            int most,

            @Option(about = "the labels of a choice", value = "[]")
            List<String> labels,

            @Option(about = "the lowest number of a score", value = "1")
            double min,

            @Option(about = "the highest number of a score", value = "10")
            double max,

            @Option(about = "what precedes the answer, for the layout after-marker", value = "")
            String marker,

            @Option(about = "values for the prompt that are the same for every example", value = "{}")
            Map<String, String> with,

            @Option(
                    about = "fields of the example by the names that the prompt, or the operation, has for them",
                    value = "{}")
            Map<String, String> slots) {

        public Options {
            into = List.copyOf(into);
            labels = List.copyOf(labels);
            with = Map.copyOf(with);
            slots = Map.copyOf(slots);
            if (items == Items.LIST && into.size() != 1) {
                throw new IllegalArgumentException("into must name one field if items is list, but was " + into);
            }
            if (most < 0) {
                throw new IllegalArgumentException("most must be 0 or more but was " + most);
            }
            // Says what does not fit.
            reply.format(new FieldLayout.Particulars(into, labels, min, max, marker));
        }
    }

    private final Options options;
    private final PromptTemplate prompt;
    private final Slots slots;
    private final ReplyFormat<Map<String, Object>> format;
    private final ReplyShape shape;

    public Ask(Options options, PromptTemplate prompt) {
        this.options = options;
        this.prompt = prompt;
        this.slots = new Slots(prompt, options.with, options.slots);
        // Servers give an object, so not where there may be several.
        boolean isOneObject = options.reply == FieldLayout.JSON && options.items == Items.FIRST;
        this.shape = isOneObject
                ? ReplyShape.PLAIN.withJson(new JsonForm(JsonFields.schema(options.into)))
                : ReplyShape.PLAIN;
        this.format = options.reply.format(
                new FieldLayout.Particulars(options.into, options.labels, options.min, options.max, options.marker));
    }

    @Override
    public Set<String> reads() {
        var reads = new LinkedHashSet<>(slots.reads());
        reads.addAll(options.slots.values());
        return reads;
    }

    @Override
    public Set<String> sets() {
        return new LinkedHashSet<>(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var values = slots.of(example);
        var answer = context.ask(
                options.model, prompt.render(slots.constants(), values), operation(example, values, context), shape);
        var known = Replies.called(example, answer);
        var refusal = Replies.refusal(KIND, answer);
        if (refusal.isPresent()) {
            return new StepResult.Rejected(known, refusal.get());
        }
        if (options.items == Items.EACH) {
            return limited(Replies.read(KIND, format, answer, example, Values::put));
        }
        // A list that was cut off, or has an item that cannot be read, is kept without it.
        var parsed = format.parse(answer.reply().text(), answer.reply().finish() == Reply.Finish.LENGTH);
        if (parsed.items().isEmpty()) {
            var unread = parsed.unread().get(0);
            return new StepResult.Rejected(
                    known.with(Replies.UNREAD, unread.text()),
                    new Rejection(KIND + ":" + unread.code(), unread.detail()));
        }
        return new StepResult.Passed(Values.put(known, kept(parsed.items())));
    }

    /** What is beyond the most that is wanted is rejected. */
    private StepResult limited(StepResult.Replaced read) {
        var outcomes = new ArrayList<Outcome>();
        for (var outcome : read.outcomes()) {
            boolean isSurplus = options.most > 0 && outcomes.size() >= options.most && outcome instanceof Outcome.Made;
            outcomes.add(
                    isSurplus
                            ? new Outcome.Failed(
                                    outcome.example(),
                                    new Rejection(KIND + ":surplus", "the reply holds more than " + options.most))
                            : outcome);
        }
        return new StepResult.Replaced(outcomes);
    }

    private Map<String, Object> kept(List<Map<String, Object>> items) {
        if (options.items == Items.FIRST) {
            return items.get(0);
        }
        var field = options.into.get(0);
        var list = new ArrayList<Object>();
        var taken = options.most > 0 && items.size() > options.most ? items.subList(0, options.most) : items;
        taken.forEach(item -> list.add(item.getOrDefault(field, "")));
        return Map.of(field, list);
    }

    private Operation operation(Example example, Map<String, String> values, StepContext context) {
        var variables = new LinkedHashMap<String, Object>(options.with);
        if (example.instruction().isEmpty()) {
            // Two questions that start from nothing may be the same in all their words, and yet want two answers.
            variables.put("item", Long.toHexString(context.random().nextLong()));
        }
        variables.put("instruction", example.instruction());
        variables.put("input", example.input());
        variables.put("output", example.output());
        options.slots.forEach(
                (name, field) -> variables.put(name, example.text(field).orElse("")));
        variables.putAll(values);
        // Lists as lists: the teacher need not read them back from the prompt.
        values.keySet().forEach(slot -> {
            if (example.more().get(slot) instanceof List<?> list) {
                variables.put(slot, list);
            }
        });
        variables.put(
                "reply-layout", options.reply.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        variables.put("reply-fields", options.into);
        variables.put("reply-labels", options.labels);
        variables.put("reply-min", options.min);
        variables.put("reply-max", options.max);
        variables.put("reply-marker", options.marker);
        return new Operation(options.operation, variables);
    }
}
