package dev.espalier.builtin;

import java.math.BigInteger;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks of the classification families: by telling words, or by another computation. */
final class LabelChecks {

    private static final Map<String, String> TOPICS = Map.of(
            "billing", "charged twice|invoice|refund|credit card",
            "delivery", "parcel|tracking|courier|shipment",
            "account", "log in|password|profile|signing in|login",
            "defect", "stopped working|crack|burnt|fell off|grinding|battery of");
    private static final Map<String, String> MOODS = Map.of(
            "positive", "delight|friendly|enjoyed|Worth every|welcome|even better|lovely",
            "negative", "disappointment|apologised|would not go|rude|insult|ignored|untrue");
    private static final Map<String, String> URGENCIES = Map.of(
            "high", "smell of gas|pouring|Sparks|Smoke|trapped|live cable",
            "medium", "cold|gone out|jams|drips|drain|bell",
            "low", "Could the|nice|Perhaps|plant or two|suggest|curtains");
    private static final Map<String, String> WORDS = Map.of(
            "animal", "badger otter heron lizard salmon beetle donkey falcon hedgehog weasel rabbit tortoise",
            "plant", "fern oak tulip nettle clover birch daisy ivy moss willow thistle rosemary",
            "tool", "hammer chisel spanner pliers saw screwdriver rake anvil wrench shovel crowbar mallet",
            "garment", "scarf mitten jacket apron trousers blouse sock waistcoat sweater cardigan skirt raincoat");

    static final Map<String, Check> ALL = Map.of(
            "ticket-topic",
                    (instruction, values, input, answer) -> told(TOPICS, input).equals(List.of(answer)),
            "review-sentiment",
                    (instruction, values, input, answer) -> told(MOODS, input).equals(List.of(answer)),
            "urgency-triage",
                    (instruction, values, input, answer) ->
                            told(URGENCIES, input).equals(List.of(answer)),
            "word-category",
                    (instruction, values, input, answer) -> (" " + WORDS.get(answer) + " ").contains(" " + input + " "),
            "number-property", LabelChecks::number,
            "triangle-kind", LabelChecks::triangle,
            "leap-year",
                    (instruction, values, input, answer) ->
                            answer.equals(Year.isLeap(Long.parseLong(input)) ? "yes" : "no"),
            "order-check", LabelChecks::order);

    private LabelChecks() {}

    private static List<String> told(Map<String, String> words, String input) {
        return words.keySet().stream()
                .filter(label ->
                        Pattern.compile(words.get(label)).matcher(input).find())
                .toList();
    }

    private static boolean number(String instruction, Values values, String input, String answer) {
        return switch (values.kind()) {
            case "parity" -> answer.equals("02468".contains(input.substring(input.length() - 1)) ? "even" : "odd");
            case "prime" -> answer.equals(new BigInteger(input).isProbablePrime(30) ? "prime" : "composite");
            default -> {
                long rest = Long.parseLong(input);
                while (rest > 0) {
                    rest -= values.number("d");
                }
                yield answer.equals(rest == 0 ? "yes" : "no");
            }
        };
    }

    /** By the law of cosines, in degrees. */
    private static boolean triangle(String instruction, Values values, String input, String answer) {
        var sides = Arrays.stream(input.split(", "))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        double cosine = (sides[0] * sides[0] + sides[1] * sides[1] - sides[2] * sides[2]) / (2 * sides[0] * sides[1]);
        double angle = Math.toDegrees(Math.acos(cosine));
        return switch (values.kind()) {
            case "exists" -> answer.equals(cosine > -1 + 1e-9 ? "yes" : "no");
            case "angles" -> answer.equals(Math.abs(angle - 90) < 1e-6 ? "right" : angle < 90 ? "acute" : "obtuse");
            default -> {
                int different = new TreeSet<>(NumberChecks.numbers(input)).size();
                yield answer.equals(
                        List.of("equilateral", "isosceles", "scalene").get(different - 1));
            }
        };
    }

    private static boolean order(String instruction, Values values, String input, String answer) {
        var entries = List.of(input.split(", "));
        boolean sorted = values.kind().equals("up")
                ? entries.stream()
                        .map(Integer::valueOf)
                        .sorted()
                        .map(String::valueOf)
                        .toList()
                        .equals(entries)
                : entries.stream().sorted().toList().equals(entries);
        return answer.equals(sorted ? "sorted" : "unsorted");
    }
}
