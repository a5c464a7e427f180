package dev.espalier.report;

import dev.espalier.text.Letters;
import dev.espalier.text.UnicodeTokenizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an English instruction asks for, by a simple rule instead of a parser. An instruction is cut into clauses, at punctuation.
 * The verb is the first word, past courtesies and auxiliaries such as "please" or "can you", of the first clause whose such word
 * is one of some 440 verbs in which people instruct; the object is the first word of the clause after it that is no article,
 * pronoun, number, preposition or other small word, nor one of a short list of adjectives. If a clause that starts with a question
 * word, or ends with a question mark, comes first, the instruction counts as {@code (question)}. A parser finds more; this needs
 * no model and never differs. Stateless.
 *
 * @param verb in lower case
 * @param object in lower case; empty if there is none
 */
public record VerbObject(String verb, String object) {

    /** The rule in words, for whoever reads the figures. */
    static final String RULE =
            "a simple rule for English, no parser: the first clause that begins with a verb of a list, and its first word"
                    + " after it that is no small word";

    static final String QUESTION = "(question)";

    /** The start of a long instruction says what is wanted, or nothing does that is as simple. */
    private static final int REACH = 600;

    /** So many words after the verb are looked at. */
    private static final int OBJECT_REACH = 8;

    private static final int LONGEST_WORD = 24;

    private static final UnicodeTokenizer WORDS = new UnicodeTokenizer();

    private static final Set<String> VERBS = Resource.words("verbs.txt");

    private static final Set<String> BEFORE_VERB = Set.of(
            "please", "can", "could", "would", "will", "you", "kindly", "now", "i", "want", "to", "need", "let", "us",
            "your", "task", "job", "goal", "is", "then", "first", "next", "finally", "and", "or", "just", "must",
            "should");

    private static final Set<String> QUESTION_WORDS = Set.of(
            "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were", "do",
            "does", "did", "has", "have");

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
            "own",
            "can",
            "could",
            "would",
            "will",
            "does",
            "do",
            "did",
            "are",
            "many",
            "much",
            "creative",
            "famous",
            "common",
            "popular",
            "main",
            "key",
            "original",
            "single",
            "unique",
            "specific",
            "interesting",
            "detailed",
            "basic",
            "appropriate",
            "relevant",
            "important",
            "correct",
            "right",
            "least",
            "only",
            "other",
            "such",
            "between",
            "than",
            "using",
            "here",
            "below",
            "above",
            "so",
            "just",
            "e",
            "g");

    boolean isQuestion() {
        return verb.equals(QUESTION);
    }

    /** Returns what an instruction asks for; empty if the rule finds nothing. */
    public static Optional<VerbObject> of(String instruction) {
        int end = Math.min(instruction.length(), REACH);
        for (int from = 0, to = 0; to <= end; to++) {
            if (to == end || isClauseEnd(instruction, to)) {
                boolean isAsked = to < end && instruction.charAt(to) == '?';
                var found = ofClause(WORDS.split(instruction.substring(from, to)), isAsked);
                if (found.isPresent()) {
                    return found;
                }
                from = to + 1;
            }
        }
        return Optional.empty();
    }

    /** A point or comma between two digits or letters, as in 1,000 or e.g., ends nothing. */
    private static boolean isClauseEnd(String text, int place) {
        char c = text.charAt(place);
        return c == '\n'
                || c == '?'
                || c == '!'
                || c == ';'
                || c == ':'
                || c == '"'
                || ((c == '.' || c == ',')
                        && (place + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(place + 1))));
    }

    private static Optional<VerbObject> ofClause(List<String> words, boolean isAsked) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (QUESTION_WORDS.contains(words.get(0))) {
            return Optional.of(new VerbObject(QUESTION, object(words.subList(1, words.size()))));
        }
        int verb = 0;
        while (verb < words.size() - 1 && BEFORE_VERB.contains(words.get(verb))) {
            verb++;
        }
        if (VERBS.contains(words.get(verb))) {
            return Optional.of(new VerbObject(words.get(verb), object(words.subList(verb + 1, words.size()))));
        }
        return isAsked ? Optional.of(new VerbObject(QUESTION, object(words))) : Optional.empty();
    }

    private static String object(List<String> words) {
        for (var word : words.subList(0, Math.min(words.size(), OBJECT_REACH))) {
            if (isWord(word) && !SMALL.contains(word)) {
                return word;
            }
        }
        return "";
    }

    private static boolean isWord(String token) {
        return token.length() <= LONGEST_WORD && Letters.areAll(token);
    }
}
