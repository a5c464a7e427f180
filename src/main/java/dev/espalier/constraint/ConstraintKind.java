package dev.espalier.constraint;

import dev.espalier.model.SeededRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One idea for a constraint: its parameters, its wordings, how an answer is checked, and perhaps how one is brought to meet it.
 * Immutable and thread-safe.
 */
public final class ConstraintKind {

    /** Says whether an answer meets the requirement. */
    interface Check {
        boolean holds(Arguments arguments, String answer);
    }

    /** Changes an answer that does not meet the requirement so that it does; empty if that cannot be done. */
    interface Repair {
        Repair NONE = (arguments, answer) -> Optional.empty();

        Optional<String> repair(Arguments arguments, String answer);
    }

    private final String name;
    private final List<Parameter> parameters;
    private final List<Phrasing> phrasings;
    private final Check check;
    private final Repair repair;

    /**
     * @param name lower case, with hyphens
     * @param sentences what asks for it: one sentence each, with no end of a sentence inside
     */
    ConstraintKind(String name, List<Parameter> parameters, List<String> sentences, Check check, Repair repair) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.phrasings = sentences.stream()
                .map(sentence -> new Phrasing(sentence, this.parameters))
                .toList();
        this.check = check;
        this.repair = repair;
    }

    ConstraintKind(String name, List<Parameter> parameters, List<String> sentences, Check check) {
        this(name, parameters, sentences, check, Repair.NONE);
    }

    /** Returns the name in reports and recipes, such as {@code max-words}. */
    public String name() {
        return name;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns how many wordings there are, 3 or more. */
    public int wordings() {
        return phrasings.size();
    }

    /** Returns a constraint of this kind that makes sense for a short answer. */
    public Constraint draw(SeededRandom random) {
        var values = new LinkedHashMap<String, String>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.draw(random)));
        return new Constraint(this, new Arguments(values));
    }

    /** Returns the constraint that a part of a text asks for, if that part, with one space between words, is one of the wordings. */
    public Optional<Constraint> understand(String text, int from, int to) {
        for (var phrasing : phrasings) {
            var arguments = phrasing.understand(text, from, to);
            if (arguments.isPresent()) {
                return arguments.map(found -> new Constraint(this, found));
            }
        }
        return Optional.empty();
    }

    List<Phrasing> phrasings() {
        return phrasings;
    }

    String describe(Arguments arguments, int wording) {
        return phrasings.get(wording % phrasings.size()).say(arguments);
    }

    boolean holds(Arguments arguments, String answer) {
        return check.holds(arguments, answer);
    }

    Optional<String> repair(Arguments arguments, String answer) {
        return repair.repair(arguments, answer);
    }

    void check(Arguments arguments) {
        for (var parameter : parameters) {
            var value = arguments.text(parameter.name());
            if (!parameter.accepts(value)) {
                throw new IllegalArgumentException(name + ": \"" + value + "\" is no " + parameter.name());
            }
        }
        if (arguments.values().size() != parameters.size()) {
            throw new IllegalArgumentException(name + " has " + parameters.size() + " parameters but got "
                    + arguments.values().size());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
