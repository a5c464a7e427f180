package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Whether a text is JSON as the standard (RFC 8259) has it. */
final class JsonValidity implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "valid",
                    "Is this valid JSON? Answer valid or invalid.",
                    "Would a strict JSON parser read the document without an error? Label it \"valid\" if so, \"invalid\" otherwise.",
                    "{who} edited a settings document by hand, and now the service may refuse to start. Tell from the JSON whether it is still valid or has become invalid.",
                    "Check commas, quotation marks, brackets and literals against the JSON standard, then classify the text as valid or invalid.",
                    "Validate the following payload, which claims to be JSON, with one of two words: invalid, valid.",
                    "Some of our records were damaged in transfer. Sort the one given into the class \"valid\" (well-formed JSON) or \"invalid\" (not well-formed).")
            .say(
                    "error",
                    "Does this JSON contain a syntax error, yes or no?",
                    "When the text is handed to a JSON decoder without any leniency, will the decoder raise an exception? Reply with yes or no.",
                    "Proofread the configuration below, written in JSON; answer yes if a bracket, comma, colon or quotation mark is wrong or any literal misspelt, and no if all is fine.",
                    "{who} needs to know if the object has to be corrected before it can be parsed as standard JSON. Say yes or no.",
                    "Spot mistakes in the notation, not in the content: is the JSON malformed? Yes or no.")
            .list();

    @Override
    public String name() {
        return "json-validity";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var json = JsonDocuments.draw(level, random).render();
        return random.nextInt(2) == 0 ? json : JsonDefects.damage(json, random);
    }

    @Override
    public int level(Values values, String input) {
        return JsonDocuments.level(input);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!JsonReader.isReadable(input)) {
            return Optional.empty();
        }
        boolean valid = JsonReader.read(input).isPresent();
        return Optional.of(values.kind().equals("valid") ? (valid ? "valid" : "invalid") : (valid ? "no" : "yes"));
    }
}
