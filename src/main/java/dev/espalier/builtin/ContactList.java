package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finding telephone numbers, addresses and the person in charge in a notice about whom to ask. */
final class ContactList implements TaskFamily {

    private static final int MOST_SENTENCES = 30;

    private static final List<String> TOPICS =
            List.of("heating", "parking", "keys", "invoices", "lost property", "bookings", "the garden", "deliveries");

    /** The numbers lie in a range reserved for fiction. */
    private static final List<Wording> SENTENCES = Wordings.with(
                    Slot.oneOf("first", Bank.PEOPLE),
                    Slot.oneOf("last", "Aldous | Berkin | Colley | Drummond | Eastman | Fairley | Godwin | Hartnell"),
                    Slot.oneOf("topic", TOPICS),
                    Slot.oneOf("box", "office | desk | hello | team | post | info | front | service | mail | contact"),
                    Slot.oneOf("host", "example.org | example.net | example.com | hall.example | post.example"),
                    Slot.number("n", 960100, 960999))
            .say(
                    "",
                    "Questions about {topic} go to {first} {last}, telephone 01632 {n}, mail {box}@{host}.",
                    "For {topic}, ring {first} {last} on 01632 {n} or write to {box}@{host}.",
                    "{first} {last} ({box}@{host}) is in charge of {topic} and picks up the phone at 01632 {n}.",
                    "Call 01632 {n} and ask for {first} {last} if it concerns {topic}, or use {box}@{host}.",
                    "If you have trouble with {topic}, send a line to {box}@{host} or dial 01632 {n}, where {first} {last} will help you.")
            .list();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("topic", TOPICS))
            .say(
                    "phones",
                    "Extract all telephone numbers in order, separated by semicolons.",
                    "{who} wants to store the numbers in a mobile phone. Copy them exactly, spaces included, with semicolons between two of them.",
                    "Which numbers can be dialled according to the notice? Join them with semicolons.")
            .say(
                    "pairs",
                    "For each person give the full name, a colon and the telephone number, with semicolons between persons.",
                    "Make a one-line phone book out of the notice, in the pattern Name: number; Name: number.",
                    "Who has which extension? List \"name: number\" pairs as they come, divided by semicolons.")
            .say(
                    "person",
                    "Who is responsible for {topic}? Give the full name, or none if nobody is mentioned.",
                    "{who} has a question about {topic}. First name and surname of the right person, please, or \"none\" if the notice names nobody for that.",
                    "Look up the contact in charge of {topic} and return the name in full; where there is no such entry, return none.")
            .say(
                    "mail",
                    "To which e-mail address should a message about {topic} be sent? Say none if the notice has no answer.",
                    "Someone wants to complain about {topic} in writing. Copy the address that fits, or put none.",
                    "{who} keeps asking where to write because of {topic}. Reply with the electronic address from the notice alone (none, if it is silent).")
            .list();

    @Override
    public String name() {
        return "contact-list";
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
        int count = Level.scale(level, 1, 5);
        var topics = new ArrayList<>(random.sample(TOPICS, count));
        if (values.has("topic") && random.nextInt(5) > 0 && !topics.contains(values.text("topic"))) {
            topics.set(random.nextInt(count), values.text("topic"));
        }
        var people = random.sample(Bank.PEOPLE, count);
        var sentences = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var beside = Map.of("topic", topics.get(i), "first", people.get(i));
            sentences.add(random.pick(SENTENCES)
                    .say(level, random, new TreeMap<>(beside))
                    .text());
        }
        return String.join(" ", sentences);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var contacts = new ArrayList<Values>();
        for (var sentence : Sentences.split(input)) {
            var contact = SENTENCES.stream()
                    .flatMap(wording -> wording.understand(sentence).stream())
                    .findFirst();
            if (contact.isEmpty() || contacts.size() == MOST_SENTENCES) {
                return Optional.empty();
            }
            contacts.add(contact.get());
        }
        return switch (values.kind()) {
            case "phones" ->
                Optional.of(contacts.stream().map(ContactList::phone).collect(Collectors.joining("; ")));
            case "pairs" ->
                Optional.of(contacts.stream()
                        .map(contact -> person(contact) + ": " + phone(contact))
                        .collect(Collectors.joining("; ")));
            default -> inCharge(values, contacts);
        };
    }

    private static Optional<String> inCharge(Values values, List<Values> contacts) {
        var found = contacts.stream()
                .filter(contact -> contact.text("topic").equals(values.text("topic")))
                .toList();
        if (found.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(found.stream()
                .map(contact -> values.kind().equals("person")
                        ? person(contact)
                        : contact.text("box") + "@" + contact.text("host"))
                .findFirst()
                .orElse("none"));
    }

    private static String person(Values contact) {
        return contact.text("first") + " " + contact.text("last");
    }

    private static String phone(Values contact) {
        return "01632 " + contact.text("n");
    }
}
