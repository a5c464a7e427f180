package dev.espalier.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What running English text is about, by words that tell. A text with no such word, or that is no prose, is not understood. */
final class Topics {

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?");

    /** Fewer words are no prose. */
    private static final int FEWEST_WORDS = 8;

    /** In more words than these, one that tells may be there by chance. */
    private static final int CHANCE = 30;

    /** Data, tables and code: their words are no sentences. */
    private static final Pattern NO_PROSE = Pattern.compile("[{}|]|\\w = |;\\s*$|(?m)^\\w+: \\S+$");

    private static final Map<String, Set<String>> WORDS = words(
            "cooking: bread dough oven flour salt pan soup stew sauce recipe simmer boil bake fry kitchen cook spice onion butter canteen dish dishes vinegar fridge parsley chop wine meal",
            "gardening: garden soil seed seeds compost prune hedge flower flowers plant plants tomato tomatoes weeds lawn roots",
            "travel: train trains journey passport ferry hotel luggage airport station tourist border ticket island harbour route",
            "sport: match team goal coach runner marathon referee league player training race score fitness stadium",
            "health: doctor sleep medicine symptom symptoms clinic patient patients exercise diet illness vaccine nurse blood",
            "money: bank loan budget savings tax taxes salary invoice price prices interest mortgage investor wages pay paid costs cheaper margin markup balance euros account",
            "weather: rain snow wind storm cloud clouds temperature frost sunshine forecast thunder fog climate",
            "animals: dog dogs cat cats bird birds horse fish insect insects nest feathers bee bees animal animals wolf hen hens rabbit rabbits",
            "music: song songs melody orchestra guitar piano rhythm concert choir violin drum notes tune",
            "computing: computer computers software program programs code server data algorithm network password keyboard bug function functions loop python digits directory command string query race",
            "school: teacher pupils pupil lesson lessons homework classroom exam school schools library reading essay",
            "building: brick bricks roof wall walls timber carpenter bridge concrete window windows stairs paint beam",
            "work: meeting meetings colleague colleagues office staff manager interview project projects customer customers parcel warehouse deadline application applications proposal propose planning department departments salary trial repairs",
            "science: moon planet planets carbon dioxide acid gas energy chemical atom atoms star stars gravity experiment sunlight",
            "law: contract contracts clause clauses trademark patent court parties legal damages lawyer liability registered",
            "housing: flat flats heating tenant tenants rent landlord apartment room rooms neighbour neighbours furniture technician lift residents caretaker",
            "mathematics: integer integers sum odd square equation triangle circle area fraction fractions denominator numerator multiple equal areas centimetres divided",
            "language: idiom proverb verb verbs noun nouns grammar sentence sentences spelling translation literally speaker",
            "history: king queen war century empire castle revolution invention telegraph telephone weavers decade decades press printing copied",
            "trade: shop shops sales quarter quarters product products store market goods buyer seller profit",
            "housework: clean cloth stain rinse towel laundry wear wardrobe recycle bags tidy dust vase bunch",
            "cycling: bicycle frame wheel wheels brake brakes pedal pedals handlebar saddle chain",
            "crime: inspector witness witnesses suspect thief clue clues detective theft",
            "logistics: pallets package packages delivery labels batch wrapping lorry freight container");

    private Topics() {}

    private static Map<String, Set<String>> words(String... lines) {
        var words = new LinkedHashMap<String, Set<String>>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            words.put(line.substring(0, colon), Set.of(line.substring(colon + 2).split(" ")));
        }
        return words;
    }

    /** Returns the names of all topics, in an order that is fixed. */
    static List<String> all() {
        return List.copyOf(WORDS.keySet());
    }

    /**
     * Returns the topic of which a text has the most words, the first of several; empty if it is not understood: too short, no prose, or
     * too little that tells.
     */
    static Optional<String> of(String text) {
        var words = WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
        int letters = words.stream().mapToInt(String::length).sum();
        if (words.size() < FEWEST_WORDS
                || 2 * letters < text.strip().length()
                || NO_PROSE.matcher(text).find()) {
            return Optional.empty();
        }
        var best = "";
        long most = 0;
        for (var topic : WORDS.entrySet()) {
            long found = words.stream().filter(topic.getValue()::contains).count();
            if (found > most) {
                best = topic.getKey();
                most = found;
            }
        }
        return most < (words.size() > CHANCE ? 2 : 1) ? Optional.empty() : Optional.of(best);
    }
}
