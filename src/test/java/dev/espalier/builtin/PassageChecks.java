package dev.espalier.builtin;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of the families that label passages: by words that only sentences of one label hold. */
final class PassageChecks {

    private static final Map<String, String> INTENTS = Map.of(
            "alarm", "Wake|wake-up|alarm|out of bed|[Rr]ing |Beep",
            "weather", "\\brain|cold does|umbrella|forecast|frost|sunshine|windy",
            "shopping", "shopping|supermarket|next shop|we have to buy|grocer|trolley",
            "message", "Write to|by text|latest text|Answer |Let [A-Z]\\w+ know|family group|reply to",
            "lights", "lamp|too dark|Dim |light|bulbs");
    private static final Map<String, String> MAIL = Map.of(
            "spam",
                    "!!!|prize|without any effort|90 percent|card number|secret method|prince|no questions|millionth"
                            + "|without a prescription|bad luck|Guaranteed",
            "ham",
                    "meeting|draft|ladder|minutes of|Mother|timetable|dinner|My train|choir|umbrella at|dentist"
                            + "|tomatoes");
    private static final Map<String, String> SENTENCES = Map.of(
            "question", "^(?:Where|Has|Why|Could|Who|Would|Is|How long) .*",
            "exclamation", "^(?:What a|What wonderful|Such|How (?!long)|Hooray|Oh no).*",
            "command", "^(?:Put|Do not|Bring|Wait|Hand me|Stop|Never|Ask) .*");

    private static final Map<String, String> MATTERS = Map.of(
            "leak", "puddle|Water runs|leaks",
            "noise", "rattles|grinding|noisy",
            "dead", "power button|no sign of life|cannot switch",
            "door", "The door|stay closed|latch",
            "smell", "scorched|stinks|burning",
            "invoice", "billed|invoices|second time for",
            "visit", "Nobody came|in vain|missed",
            "manual", "instructions|handbook|manual");
    private static final Map<String, String> TENSES = Map.of(
            "future", " (?:will|is going to) ",
            "past",
                    " (?:was|had|painted|wrote|built|sold|sang|baked|mended|chose|carried|spoke|taught|drove|planted"
                            + "|washed|counted) ",
            "present",
                    " (?:is (?!going)[a-z]+ing|paints|writes|builds|sells|sings|bakes|mends|chooses"
                            + "|carries|speaks|teaches|drives|plants|washes|counts) ");

    private static final List<String> FLOCKS = List.of("hens", "goats", "rabbits", "sheep", "ducks");
    private static final Pattern TRADE =
            Pattern.compile("baker|librarian|nurse|carpenter|translator|gardener|bus driver|locksmith|painter");

    private static final Map<String, String> THEMES = Map.of(
            "cooking", "dough|nutmeg|broth|onions|oven|Whisk|batter|stew",
            "sport", "goalkeeper|marathon|coach|relay|match|referee|captain|won the set",
            "travel", "night train|connection|guest house|Pack light|passport|airport|toured|ferry",
            "money", "central bank|Shares|savings|Rents|budget|mortgage|Investors|taxes",
            "health", "doctor|Nurses|cough|tablets|Physiotherapy|pharmacist|immune|dentist",
            "gardening", "Prune|Slugs|compost|sows|tomato plants|hedge|Weeds|Tulip");
    private static final Map<String, String> STYLES = Map.of(
            "formal",
            "most grateful|regret|enclosed|Should you|great pleasure|hereby|Kindly|appreciated|apologise"
                    + "|enquire|requested|sincere",
            "informal",
            "you guys|Gimme|my bad|Wanna|No worries|lol|what's up|gonna|awesome|Thanks a bunch|Ugh|Loads of");
    private static final Map<String, String> NOT_EATEN = Map.of(
            "vegan", "chicken|ham\\b|beef|bacon|tuna|salmon|anchov|butter|cream|yoghurt|milk|egg|honey",
            "vegetarian", "chicken|ham\\b|beef|bacon|tuna|salmon|anchov",
            "nuts", "walnut|hazelnut|cashew",
            "milk", "butter|cream|yoghurt|milk",
            "fish", "tuna|salmon|anchov",
            "eggs", "egg",
            "wheat", "wheat|barley|rye|bulgur");

    static final Map<String, Check> ALL = Map.of(
            "passage-topic", (instruction, values, input, answer) -> answer.equals(only(THEMES, input)),
            "formality-check", PassageChecks::style,
            "diet-check", PassageChecks::diet,
            "assistant-intent", (instruction, values, input, answer) -> answer.equals(only(INTENTS, input)),
            "spam-check", PassageChecks::mail,
            "sentence-type", PassageChecks::sentence,
            "statement-check", PassageChecks::statement,
            "duplicate-ticket", PassageChecks::duplicate,
            "tense-check", PassageChecks::tense);

    private PassageChecks() {}

    /** Returns the one label that has a word in the text; fails if several have. */
    static String only(Map<String, String> words, String text) {
        var labels = new TreeSet<String>();
        words.forEach((label, pattern) -> {
            if (Pattern.compile(pattern).matcher(text).find()) {
                labels.add(label);
            }
        });
        return labels.size() == 1 ? labels.first() : labels.toString();
    }

    private static boolean mail(String instruction, Values values, String input, String answer) {
        var found = List.of("spam", "ham").indexOf(only(MAIL, input));
        var names = instruction.contains("ham") ? "spam ham" : instruction.contains("yes") ? "yes no" : "block deliver";
        return answer.equals(List.of(names.split(" ")).get(found));
    }

    /** By the first word; what starts with none of the telling ones states something. */
    private static boolean sentence(String instruction, Values values, String input, String answer) {
        var found = only(SENTENCES, input);
        return answer.equals(found.equals("[]") ? "statement" : found);
    }

    /** Sentence by sentence, by looking for names, numbers, places and trades, however the sentence is built. */
    private static boolean statement(String instruction, Values values, String input, String answer) {
        var parts = input.split("\nStatement: ");
        var said = parts[1];
        var people = Bank.PEOPLE.stream()
                .filter(said::contains)
                .sorted(Comparator.comparing(said::indexOf))
                .toList();
        var about = FLOCKS.stream().filter(said::contains).findFirst().orElse("");
        var subject = about.isEmpty() ? said.contains("home") || said.contains("lives") ? "place" : "trade" : about;
        var facts =
                people.stream().map(person -> fact(parts[0], person, subject)).toList();
        int verdict;
        if (facts.contains("")) {
            verdict = 2;
        } else if (people.size() == 2) {
            int sign = Integer.compare(Integer.parseInt(facts.get(0)), Integer.parseInt(facts.get(1)));
            verdict = sign == (said.contains("more") ? 1 : -1) ? 0 : 1;
        } else {
            verdict = (" " + said.replace(".", " ")).contains(" " + facts.get(0) + " ") ? 0 : 1;
        }
        var labels = instruction.contains("contradiction")
                ? "entailment contradiction neutral"
                : instruction.contains("unknown") ? "true false unknown" : "yes no no";
        return answer.equals(labels.split(" ")[verdict]);
    }

    private static String fact(String text, String person, String subject) {
        for (var sentence : text.split("(?<=\\.) ")) {
            if (!sentence.contains(person)) {
                continue;
            }
            var place = Bank.PLACES.stream().filter(sentence::contains).findFirst();
            var trade = TRADE.matcher(sentence);
            if (subject.equals("place") && place.isPresent()) {
                return place.get();
            }
            if (subject.equals("trade") && trade.find()) {
                return trade.group();
            }
            if (sentence.contains(subject)) {
                return sentence.replaceAll("\\D", "");
            }
        }
        return "";
    }

    private static boolean duplicate(String instruction, Values values, String input, String answer) {
        var messages = input.split("\n2: ");
        boolean same = only(MATTERS, messages[0]).equals(only(MATTERS, messages[1]))
                && Stream.of("dishw", "washing m", "dryer", "refrig", "freezer", "steam")
                        .allMatch(thing -> messages[0].contains(thing) == messages[1].contains(thing));
        var labels = instruction.matches(".*\\bduplicate\\b.*")
                ? List.of("duplicate", "new")
                : instruction.matches("(?i).*\\b(yes|confirm)\\b.*")
                        ? List.of("yes", "no")
                        : List.of("same", "different");
        return answer.equals(labels.get(same ? 0 : 1));
    }

    private static boolean tense(String instruction, Values values, String input, String answer) {
        return answer.equals(only(TENSES, input));
    }

    private static boolean style(String instruction, Values values, String input, String answer) {
        var style = only(STYLES, input);
        return answer.equals(instruction.contains("informal") ? style : style.equals("formal") ? "yes" : "no");
    }

    private static boolean diet(String instruction, Values values, String input, String answer) {
        var text = instruction.toLowerCase(Locale.ROOT);
        var key = text.contains("safe")
                ? Stream.of("nuts", "milk", "fish", "eggs", "wheat")
                        .filter(text::contains)
                        .findFirst()
                        .orElseThrow()
                : text.contains("meat") ? "vegetarian" : "vegan";
        boolean fits = !Pattern.compile(Objects.requireNonNull(NOT_EATEN.get(key)))
                .matcher(input)
                .find();
        return answer.equals(text.contains("safe") ? fits ? "safe" : "unsafe" : fits ? "yes" : "no");
    }
}
