package dev.espalier.builtin;

import java.util.List;
import java.util.stream.Stream;

/** Sentences that say who asks, or why. They change nothing about the answer. */
final class Scenes {

    private static final Slot[] SLOTS = {
        Slot.oneOf("person", Bank.PEOPLE),
        Slot.oneOf("day", Bank.WEEKDAYS),
        Slot.oneOf("place", Bank.PLACES),
        Slot.oneOf("trade", "baker | librarian | nurse | carpenter | translator | gardener | bus driver | accountant"),
        Slot.number("n", 2, 40)
    };

    /** Scenes that come first. */
    static final List<Wording> BEFORE = Wordings.with(SLOTS)
            .say(
                    "",
                    "{person} asked me this at breakfast and I had no idea.",
                    "This is exercise {n} on a worksheet for the evening class in {place}.",
                    "I work as a {trade} and this keeps coming up.",
                    "Help me settle a bet with {person}.",
                    "My neighbour {person} swears it takes an expert, so prove otherwise.",
                    "We are rehearsing for the quiz night in {place}.",
                    "Here is a small job for you while I answer the phone.",
                    "You are helping a {trade} who has no computer at hand.",
                    "One of my pupils is stuck on the following, and so are {n} others.",
                    "Pretend you are a careful {trade} and deal with this request.",
                    "It is {day} evening, I am tired, and this still has to be done.",
                    "Before the meeting on {day} I have to get one thing right.",
                    "The newsletter of {place} prints a riddle like this every {day}.",
                    "No tricks here, just a bit of careful work.",
                    "Somebody left this note on the desk of the {trade}.",
                    "For my grandmother in {place}, who double-checks everything, please solve this.",
                    "Our team of {n} people needs a second opinion.",
                    "Take a moment to think before you reply.",
                    "Suppose {person} hands you this task on a slip of paper.",
                    "While tidying an old folder I found the question below.",
                    "{person} and I got different answers, so you decide.",
                    "As a warm-up before the exam in {place}, try this one.",
                    "My little brother wants to see whether a machine can do it.",
                    "I keep making mistakes with this sort of thing.",
                    "Imagine a short test with {n} questions, of which this is the last.",
                    "The {trade} from {place} wrote to us again.",
                    "One more for the training binder of new staff.",
                    "To try out a new assistant, {person} always uses this request.")
            .list();

    /** Scenes that come last. */
    static final List<Wording> AFTER = Wordings.with(SLOTS)
            .say(
                    "",
                    "No explanation, please.",
                    "Leave out the steps in between, I only want to see what comes out.",
                    "{person} will check it against the solution sheet, so be exact.",
                    "Keep in mind that a program reads your reply, not a person.",
                    "I will paste it straight into a form, hence no extra words from you.",
                    "It is for {person}, who has little patience for small talk.",
                    "Take your time, since the {trade} relies on it.",
                    "Please do not greet me or comment on the task.",
                    "We need it by {day}, and it has to be right the first time.",
                    "Thank you in advance from all of us in {place}.")
            .list();

    static final List<Wording> ALL =
            Stream.concat(BEFORE.stream(), AFTER.stream()).toList();

    private Scenes() {}
}
