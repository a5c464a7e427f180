package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** The time of which a sentence speaks, told by its verb. */
final class TenseCheck implements TaskFamily {

    /** Base form, third person, past, participle, -ing form, and what is done. */
    private record Deed(String base, String third, String past, String participle, String ing, String object) {}

    private static final List<Deed> DEEDS = List.of(
            new Deed("paint", "paints", "painted", "painted", "painting", "the garden fence"),
            new Deed("write", "writes", "wrote", "written", "writing", "a long letter"),
            new Deed("build", "builds", "built", "built", "building", "a nesting box"),
            new Deed("sell", "sells", "sold", "sold", "selling", "the old piano"),
            new Deed("sing", "sings", "sang", "sung", "singing", "an old ballad"),
            new Deed("bake", "bakes", "baked", "baked", "baking", "a tray of rolls"),
            new Deed("mend", "mends", "mended", "mended", "mending", "the torn sail"),
            new Deed("choose", "chooses", "chose", "chosen", "choosing", "a new carpet"),
            new Deed("carry", "carries", "carried", "carried", "carrying", "boxes up the stairs"),
            new Deed("speak", "speaks", "spoke", "spoken", "speaking", "to the mayor"),
            new Deed("teach", "teaches", "taught", "taught", "teaching", "a class of beginners"),
            new Deed("drive", "drives", "drove", "driven", "driving", "the school bus"),
            new Deed("plant", "plants", "planted", "planted", "planting", "two rows of beans"),
            new Deed("wash", "washes", "washed", "washed", "washing", "the windows"),
            new Deed("count", "counts", "counted", "counted", "counting", "the tickets"));

    private static final List<Wording> SENTENCES =
            DEEDS.stream().flatMap(deed -> sentences(deed).stream()).toList();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "",
                    "In which tense is the sentence, past, present or future?",
                    "Find the verb, then label the whole sentence past, present or future.",
                    "Has it happened (past), is it happening (present) or is it yet to come (future)? Name the tense.",
                    "A time machine has three levers called future, past and present. Pull the one that takes us to the moment described.",
                    "{who} teaches English in {place} and has cut up a story into strips. Lay this strip on the pile for present, future or past.",
                    "Classify the grammatical time of the statement below as future, present or past; perfect and progressive forms count with the time of their auxiliary.",
                    "Does the writer look back, look around or look ahead? Say past, present or future accordingly.",
                    "Grammar check, one word only. Choose from present, past, future for the verb phrase that you see.",
                    "Annotate the clause with its time, which is one of \"past\", \"present\", \"future\".",
                    "Suppose the sentence is true now. Was the action over or under way before now, is it of the present, or does it lie in the future? Answer past, present or future.",
                    "Which label out of future, present and past suits the verb form used here?")
            .list();

    /** The sentences about a deed, by tense. The present perfect is left out: schools disagree about its time. */
    private static List<Wording> sentences(Deed deed) {
        var end = deed.object + "[| near {place}| with great care| for {other}| without a word].";
        var start = "[|As far as I know, |According to {other}, |You may not believe it, but ]{who} ";
        return Wordings.with(
                        Slot.oneOf("who", Bank.PEOPLE),
                        Slot.oneOf("other", "the neighbours | my aunt | the caretaker | our teacher"),
                        Slot.oneOf("place", Bank.PLACES))
                .say(
                        "past",
                        start + deed.past + " " + end,
                        start + "was " + deed.ing + " " + end,
                        start + "had " + deed.participle + " " + end)
                .say(
                        "present",
                        start + deed.third + " " + end,
                        start + "is " + deed.ing + " " + end,
                        start + "always " + deed.third + " " + end)
                .say(
                        "future",
                        start + "will " + deed.base + " " + end,
                        start + "is going to " + deed.base + " " + end,
                        start + "will be " + deed.ing + " " + end)
                .list();
    }

    @Override
    public String name() {
        return "tense-check";
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
        // The simple form of each tense comes first.
        int simple = 3 * random.nextInt(SENTENCES.size() / 3);
        int form = random.nextInt(Level.scale(level, 1, 3));
        return SENTENCES.get(simple + form).say(level, random).text();
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return SENTENCES.stream()
                .filter(wording -> wording.understand(input).isPresent())
                .map(Wording::kind)
                .findFirst();
    }
}
