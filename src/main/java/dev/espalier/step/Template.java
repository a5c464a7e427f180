package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.prompt.PromptTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a field from others, without a model: a text with slots, drawn from several if there are several. Values are data: a
 * slot within a value is not filled.
 */
public final class Template implements Step {

    public static final String KIND = "template";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field that is written") String into,

            @Option(about = "texts with slots such as ${instruction}; one of them is drawn")
            List<String> texts,

            @Option(about = "the field that keeps which text was drawn, from 1; empty for none", value = "")
            String drawn) {

        public Options {
            texts = List.copyOf(texts);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("texts must hold one text or more");
            }
        }
    }

    private final Options options;
    private final List<Slots> texts;
    private final List<PromptTemplate> templates;

    public Template(Options options) {
        this.options = options;
        this.templates = options.texts.stream()
                .map(text -> PromptTemplate.of("of step " + KIND, text))
                .toList();
        this.texts = templates.stream()
                .map(template -> new Slots(template, Map.of(), Map.of()))
                .toList();
    }

    @Override
    public Set<String> reads() {
        var reads = new LinkedHashSet<String>();
        texts.forEach(text -> reads.addAll(text.reads()));
        return reads;
    }

    @Override
    public Set<String> sets() {
        return options.drawn.isEmpty() || options.drawn.equals(options.into)
                ? Set.of(options.into)
                : Set.of(options.into, options.drawn);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        int drawn = texts.size() == 1 ? 0 : context.random().nextInt(texts.size());
        var text = templates.get(drawn).render(Map.of(), texts.get(drawn).of(example)).stream()
                .map(message -> message.content())
                .collect(Collectors.joining("\n"));
        var written = Values.put(example, options.into, text);
        return new StepResult.Passed(options.drawn.isEmpty() ? written : written.with(options.drawn, drawn + 1L));
    }
}
