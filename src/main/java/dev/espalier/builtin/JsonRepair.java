package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Putting right the one defect of a JSON document. */
final class JsonRepair implements TaskFamily {

    /** A repaired document may differ by so many characters in length; more would be another layout. */
    private static final int LENGTH_CHANGE = 2;

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "repair",
                    "Repair this JSON document and change nothing but the one syntax error.",
                    "A parser rejects the text below because of a single slip. Correct it so that it becomes valid JSON, keeping the layout.",
                    "{who} broke a configuration by hand; one comma, colon, bracket, literal or quotation mark is wrong. Send back the working version.",
                    "Return well-formed JSON in place of the almost well-formed JSON given, with content, order and line breaks as they are.",
                    "Find what keeps the object from being parsed, fix it, and print the whole object again.",
                    "The following should be standard JSON but contains exactly one mistake. Output the corrected text in full.",
                    "Our import job stops at this payload. Which version of it, otherwise unaltered, would a strict JSON reader accept?",
                    "Act as a linter with auto-fix for JSON notation: one error in, no error out, the rest untouched.",
                    "Make the damaged settings loadable again with the smallest possible edit, and show all lines of the result.",
                    "Somewhere in these braces a rule of JSON syntax is violated. Rewrite the text without the violation.",
                    "Please mend the notation so that every common JSON library can load it; the values must stay the same.",
                    "Given a malformed data record, restore it to valid JSON.")
            .list();

    @Override
    public String name() {
        return "json-repair";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.BLOCK;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return JsonDefects.damage(JsonDocuments.draw(level, random).render(), random);
    }

    @Override
    public int level(Values values, String input) {
        return JsonDocuments.level(input);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return JsonReader.repair(input)
                .map(JsonNode::render)
                .filter(repaired -> Math.abs(repaired.length() - input.length()) <= LENGTH_CHANGE);
    }
}
