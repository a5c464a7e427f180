package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A sentence or more with slots, {@code {limit}}, and alternatives, {@code [Sort|Arrange]}, which may hold slots. One text
 * serves both ways: it is filled to say something, and compiled to recognise what was said. Immutable.
 */
final class Wording {

    /** The language of wordings that name none. */
    static final String ENGLISH = "en";

    private static final Pattern TOKEN = Pattern.compile("\\[([^\\]]*)]|\\{([a-z0-9-]+)}");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** What was said, and what it means. */
    record Said(String text, Values values) {}

    private final String language;
    private final String kind;
    private final String text;
    private final Map<String, Slot> slots;
    private final List<Slot> groups = new ArrayList<>();
    private final Pattern pattern;

    /**
     * @param language two letters, such as {@code en}
     * @param kind what it asks for, where a family has several
     */
    Wording(String language, String kind, String text, Map<String, Slot> slots) {
        this.language = language;
        this.kind = kind;
        this.text = text;
        this.slots = slots;
        this.pattern = Pattern.compile(regex(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String regex(String template) {
        var regex = new StringBuilder();
        var token = TOKEN.matcher(template);
        int from = 0;
        while (token.find()) {
            regex.append(literal(template.substring(from, token.start())));
            if (token.group(1) == null) {
                var slot = slot(token.group(2));
                groups.add(slot);
                regex.append('(').append(slot.pattern()).append(')');
            } else {
                var alternatives = new ArrayList<String>();
                for (var alternative : token.group(1).split("\\|", -1)) {
                    alternatives.add(regex(alternative));
                }
                regex.append("(?:").append(String.join("|", alternatives)).append(')');
            }
            from = token.end();
        }
        return regex.append(literal(template.substring(from))).toString();
    }

    private static String literal(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    private Slot slot(String name) {
        var slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no slot " + name + " for: " + text);
        }
        return slot;
    }

    String language() {
        return language;
    }

    String kind() {
        return kind;
    }

    /** Returns the words, in small letters, that every text of this wording holds, whole. */
    Set<String> fixedWords() {
        // Letters for tokens glue those beside them to words that are not fixed, and are taken out with them.
        var glued = TOKEN.matcher(text).replaceAll("\uffff");
        var fixed = new TreeSet<String>();
        var word = WORD.matcher(glued);
        while (word.find()) {
            boolean whole = (word.start() == 0 || glued.charAt(word.start() - 1) != '\uffff')
                    && (word.end() == glued.length() || glued.charAt(word.end()) != '\uffff');
            if (whole) {
                fixed.add(word.group().toLowerCase(Locale.ROOT));
            }
        }
        return fixed;
    }

    /** Returns the words of a text in small letters. */
    static Set<String> words(String text) {
        var words = new TreeSet<String>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        return words;
    }

    /** Returns this wording at the middle level. */
    Said say(SeededRandom random) {
        return say(Level.MIDDLE, random);
    }

    /**
     * Returns this wording with slots and alternatives drawn. A slot that stands twice is the same both times.
     *
     * @param level how hard the task is to be, 1 to 5
     */
    Said say(int level, SeededRandom random) {
        return say(level, random, new TreeMap<>());
    }

    /**
     * Returns this wording filled, with the phrases that other wordings beside it have drawn.
     *
     * @param beside phrases by slot; gets those drawn here, too, but no numbers, which may well differ
     */
    Said say(int level, SeededRandom random, Map<String, String> beside) {
        var drawn = new TreeMap<>(beside);
        var said = said(level, random, drawn);
        drawn.forEach((name, value) -> {
            if (slot(name) instanceof Slot.Choice) {
                beside.put(name, value);
            }
        });
        return said;
    }

    /** Returns this wording with what is known already, in whatever phrases; the rest is drawn. Empty if it has no phrase for it. */
    Optional<String> sayAgain(Values known, SeededRandom random) {
        var drawn = new TreeMap<String, String>();
        for (var slot : groups) {
            if (known.has(slot.name())) {
                var phrases = slot.phrases(known.text(slot.name()));
                if (phrases.isEmpty()) {
                    return Optional.empty();
                }
                drawn.put(slot.name(), random.pick(phrases));
            }
        }
        return Optional.of(say(text, Level.MIDDLE, random, drawn));
    }

    private Said said(int level, SeededRandom random, Map<String, String> drawn) {
        var said = say(text, level, random, drawn);
        var meanings = new TreeMap<String, String>();
        drawn.forEach((name, value) -> meanings.put(name, slot(name).meaning(value)));
        meanings.put("kind", kind);
        return new Said(said, new Values(meanings));
    }

    private String say(String template, int level, SeededRandom random, Map<String, String> drawn) {
        var said = new StringBuilder();
        var token = TOKEN.matcher(template);
        int from = 0;
        while (token.find()) {
            said.append(template, from, token.start());
            if (token.group(1) == null) {
                var slot = slot(token.group(2));
                said.append(drawn.computeIfAbsent(slot.name(), name -> slot.draw(level, random)));
            } else {
                said.append(say(random.pick(List.of(token.group(1).split("\\|", -1))), level, random, drawn));
            }
            from = token.end();
        }
        return said.append(template.substring(from)).toString();
    }

    /** Returns what a text means if it is this wording. */
    Optional<Values> understand(String whole) {
        var matcher = pattern.matcher(whole);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var meanings = new TreeMap<String, String>();
        for (int i = 0; i < groups.size(); i++) {
            var found = matcher.group(i + 1);
            if (found != null) {
                var slot = groups.get(i);
                var meaning = slot.meaning(found);
                var before = meanings.put(slot.name(), meaning);
                if (before != null && !before.equals(meaning)) {
                    return Optional.empty();
                }
            }
        }
        meanings.put("kind", kind);
        return Optional.of(new Values(meanings));
    }
}
