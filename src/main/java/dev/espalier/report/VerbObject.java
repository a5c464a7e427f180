package dev.espalier.report;

import dev.espalier.text.UnicodeTokenizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an English instruction asks for, by a simple rule instead of a parser: the verb is its first word, past courtesies and
 * auxiliaries such as "please" or "can you"; the object is the first word after it that is no article, pronoun, number,
 * preposition or other small word, nor an adjective of a short list. A question that starts with its question word counts as
 * {@code (question)}. A parser finds more; this needs no model and never differs. Stateless.
 *
 * @param verb in lower case
 * @param object in lower case; empty if there is none
 */
public record VerbObject(String verb, String object) {

    /** The rule in words, for whoever reads the figures. */
    static final String RULE = "first word of the instruction, and the first word after it that is no small word";

    static final String QUESTION = "(question)";

    /** So many words after the verb are looked at. */
    private static final int REACH = 8;

    private static final int LONGEST_WORD = 24;

    private static final UnicodeTokenizer WORDS = new UnicodeTokenizer();

    private static final Set<String> BEFORE_VERB = Set.of(
            "please", "can", "could", "would", "will", "you", "kindly", "now", "i", "want", "to", "need", "let", "us");

    private static final Set<String> QUESTION_WORDS = Set.of(
            "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were", "do",
            "does", "did", "has", "have", "should");

    private static final Set<String> SMALL = Set.of(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "me",
            "my",
            "us",
            "our",
            "you",
            "your",
            "it",
            "its",
            "him",
            "his",
            "her",
            "them",
            "their",
            "i",
            "we",
            "they",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "some",
            "any",
            "all",
            "each",
            "every",
            "both",
            "no",
            "of",
            "to",
            "in",
            "on",
            "at",
            "by",
            "for",
            "from",
            "with",
            "into",
            "about",
            "as",
            "and",
            "or",
            "not",
            "if",
            "whether",
            "how",
            "what",
            "which",
            "who",
            "why",
            "when",
            "where",
            "is",
            "are",
            "be",
            "there",
            "up",
            "out",
            "down",
            "new",
            "short",
            "simple",
            "good",
            "best",
            "given",
            "following",
            "different",
            "brief",
            "possible",
            "various",
            "several",
            "more",
            "most",
            "own");

    public static Optional<VerbObject> of(String instruction) {
        // The first words decide; a long text need not be split for them.
        var start = instruction.length() > 400 ? instruction.substring(0, 400) : instruction;
        var words = WORDS.split(start);
        int verb = 0;
        while (verb < words.size() - 1 && BEFORE_VERB.contains(words.get(verb))) {
            verb++;
        }
        if (words.isEmpty() || !isWord(words.get(verb))) {
            return Optional.empty();
        }
        var name = QUESTION_WORDS.contains(words.get(0)) ? QUESTION : words.get(verb);
        return Optional.of(new VerbObject(name, object(words.subList(verb + 1, words.size()))));
    }

    private static String object(List<String> words) {
        return words.stream()
                .limit(REACH)
                .filter(word -> isWord(word) && !SMALL.contains(word))
                .findFirst()
                .orElse("");
    }

    private static boolean isWord(String token) {
        return token.length() <= LONGEST_WORD && token.codePoints().allMatch(Character::isLetter);
    }
}
