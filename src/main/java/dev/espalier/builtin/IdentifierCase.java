package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of variables, rewritten from one convention to another. */
final class IdentifierCase implements TaskFamily {

    private static final List<String> STYLES = List.of("camel", "pascal", "snake", "kebab", "constant", "words");
    private static final List<String> FIRST = List.of(
            "get", "load", "parse", "count", "find", "update", "merge", "check", "send", "read", "build", "remove");
    private static final List<String> MIDDLE = List.of(
            "user", "order", "invoice", "session", "account", "payment", "daily", "monthly", "remote", "cached",
            "pending", "default", "first", "active", "public", "shared");
    private static final List<String> LAST = List.of(
            "name", "total", "rate", "address", "list", "limit", "status", "index", "token", "report", "size", "price");

    /** Every style at once: words of letters or digits, with one kind of separator or a capital between. */
    private static final Pattern NAME =
            Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*|[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[a-z][a-z0-9]*(?: [a-z0-9]+)*"
                    + "|[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|[A-Za-z][a-z0-9]*(?:[A-Z][a-z0-9]+)*");

    private static final int LONGEST = 80;

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "camel",
                    "Convert the name to camelCase.",
                    "{who} ports a script to Java, where variables look like totalPrice. Rewrite the variable below to match.",
                    "How would this field be spelled if each word after the first began with a capital and nothing stood between them?")
            .say(
                    "pascal",
                    "Turn the identifier into PascalCase.",
                    "A class needs a name, built from the same words but with every one capitalised and no separators. What is it called?",
                    "The linter in our repository rejects this type. Offer it the form UpperCamelCase instead.")
            .say(
                    "snake",
                    "Restyle the identifier in snake_case.",
                    "Our database in {place} only knows columns such as first_visit. What should the following column be called there?",
                    "Python style asks for lowercase words with underscores in between. Rename the variable accordingly.")
            .say(
                    "kebab",
                    "Use kebab-case for the given name.",
                    "For a CSS class, spell the same words in lower case and hyphenate them.",
                    "{who} wants a web address that ends in this name, all small, with a hyphen where one word meets the next. Produce that ending.")
            .say(
                    "constant",
                    "Make a constant of it, written LIKE_THIS_ONE.",
                    "Environment variables are shouted by convention, with capitals only and underscores for gaps. Adapt the following name.")
            .say(
                    "words",
                    "Split the identifier into plain lower-case words with spaces.",
                    "A label for people, not for programs, is wanted. Say the name below in small letters as ordinary words.")
            .list();

    @Override
    public String name() {
        return "identifier-case";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var words = new ArrayList<String>();
        words.add(random.pick(FIRST));
        words.addAll(random.sample(MIDDLE, level - 1));
        words.add(random.pick(LAST));
        var others =
                STYLES.stream().filter(style -> !style.equals(values.kind())).toList();
        return inStyle(random.pick(others), words);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (input.length() > LONGEST || !NAME.matcher(input).matches()) {
            return Optional.empty();
        }
        return Optional.of(inStyle(values.kind(), words(input)));
    }

    private static List<String> words(String name) {
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
        var apart = shouted ? name : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return List.of(apart.toLowerCase(Locale.ROOT).split("[_ -]", -1));
    }

    private static String inStyle(String style, List<String> words) {
        return switch (style) {
            case "camel" ->
                words.get(0)
                        + words.stream().skip(1).map(IdentifierCase::capital).collect(Collectors.joining());
            case "pascal" -> words.stream().map(IdentifierCase::capital).collect(Collectors.joining());
            case "snake" -> String.join("_", words);
            case "kebab" -> String.join("-", words);
            case "constant" -> String.join("_", words).toUpperCase(Locale.ROOT);
            default -> String.join(" ", words);
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
