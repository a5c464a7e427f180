package dev.espalier.builtin;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks of the families that read records: logs, menus, cards. */
final class RecordChecks {

    static final Map<String, Check> ALL = Map.of(
            "event-log-reading", RecordChecks::log,
            "menu-reading", RecordChecks::menu,
            "date-formats", RecordChecks::dates,
            "url-parts", RecordChecks::url,
            "contact-list", RecordChecks::contacts);

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private RecordChecks() {}

    /** By columns of the split lines, read from the end. */
    private static boolean log(String instruction, Values values, String input, String answer) {
        var lines =
                Arrays.stream(input.split("\n")).map(line -> line.split(" ", 4)).toList();
        String time = "none";
        String message = "none";
        int count = 0;
        var failed = new TreeSet<String>();
        var tally = new TreeMap<String, Integer>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            var line = lines.get(i);
            if (values.has("severity") && line[1].equals(values.text("severity"))) {
                time = line[0];
                count++;
            }
            if (values.has("service") && line[2].equals(values.text("service") + ":") && message.equals("none")) {
                message = line[3];
            }
            if (line[1].startsWith("E")) {
                failed.add(line[2].replace(":", ""));
            }
            tally.merge(line[2].replace(":", ""), 1, Integer::sum);
        }
        return switch (values.kind()) {
            case "count" -> answer.equals("" + count);
            case "first" -> answer.equals(time);
            case "last-message" -> answer.equals(message);
            case "services" ->
                List.of(answer.split(", ")).equals(failed.isEmpty() ? List.of("none") : List.copyOf(failed));
            default -> {
                int most = tally.getOrDefault(answer, 0);
                tally.remove(answer);
                yield tally.values().stream().allMatch(other -> other < most);
            }
        };
    }

    private static boolean menu(String instruction, Values values, String input, String answer) {
        var names = Arrays.stream(input.split("\n"))
                .map(line -> line.split(" - ")[0])
                .toList();
        var prices = Arrays.stream(input.split("\n"))
                .map(line -> new BigDecimal(line.split(" - ")[1]))
                .toList();
        return switch (values.kind()) {
            case "cheapest" ->
                names.get(prices.indexOf(Collections.min(prices))).equals(answer);
            case "dearest" -> names.get(prices.indexOf(Collections.max(prices))).equals(answer);
            case "below" -> {
                var left = new StringJoiner(", ").setEmptyValue("none");
                for (int i = 0; i < names.size(); i++) {
                    if (prices.get(i).intValue() < values.number("limit")) {
                        left.add(names.get(i));
                    }
                }
                yield answer.contentEquals(left.toString());
            }
            case "sum" ->
                prices.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toString()
                        .equals(answer);
            case "ends" -> new BigDecimal(answer).subtract(prices.get(0)).equals(prices.get(prices.size() - 1));
            default -> new BigDecimal(answer).add(prices.get(0)).equals(new BigDecimal(values.text("coin") + ".00"));
        };
    }

    /** By the words around each year. */
    private static boolean dates(String instruction, Values values, String input, String answer) {
        var words = input.replaceAll("[.,]", "").split(" ");
        var days = new ArrayList<LocalDate>();
        for (int i = 2; i < words.length; i++) {
            if (words[i].matches("(19|20)\\d\\d")) {
                int month = 0;
                int day = 0;
                for (var word : List.of(words[i - 1], words[i - 2], words[Math.max(0, i - 3)])) {
                    month = Math.max(month, 1 + MONTHS.indexOf(word.length() < 3 ? "?" : word.substring(0, 3)) / 3);
                    day = day == 0 && word.matches("\\d+[a-z]*") ? Integer.parseInt(word.replaceAll("\\D", "")) : day;
                }
                days.add(LocalDate.of(Integer.parseInt(words[i]), month, day));
            }
        }
        var iso = days.stream().map(LocalDate::toString).toList();
        return switch (values.kind()) {
            case "earliest" -> answer.equals(Collections.min(days).toString());
            case "latest" -> answer.equals(Collections.max(days).toString());
            case "slashes" ->
                Arrays.stream(answer.split("; "))
                        .map(date -> date.substring(6) + "-" + date.substring(3, 5) + "-" + date.substring(0, 2))
                        .toList()
                        .equals(iso);
            default -> answer.equals(String.join("; ", iso));
        };
    }

    /** By the parser of the JDK. */
    private static boolean url(String instruction, Values values, String input, String answer) {
        var uri = URI.create(input);
        var pairs = new LinkedHashMap<String, String>();
        if (uri.getQuery() != null) {
            for (var pair : uri.getQuery().split("&")) {
                pairs.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        return answer.equals(
                switch (values.kind()) {
                    case "host" -> uri.getHost();
                    case "path" -> uri.getPath();
                    case "last" -> Path.of(uri.getPath()).getFileName().toString();
                    case "value" -> pairs.getOrDefault(values.text("key"), "none");
                    case "keys" -> pairs.isEmpty() ? "none" : String.join(", ", pairs.keySet());
                    default -> "" + (uri.getPort() > 0 ? uri.getPort() : input.startsWith("https") ? 443 : 80);
                });
    }

    /** Sentence by sentence, by the shape of the words. */
    private static boolean contacts(String instruction, Values values, String input, String answer) {
        var found = new StringJoiner("; ").setEmptyValue("none");
        for (var sentence : input.split("(?<=\\.) ")) {
            var phone = sentence.replaceAll(".*(01632 \\d{6}).*", "$1");
            var mail = sentence.replaceAll(".*?([a-z]+@[a-z]+\\.[a-z]+).*", "$1");
            var name = sentence.replaceAll("(?:.*[ ,])?([A-Z][a-z]+ [A-Z][a-z]+).*", "$1");
            boolean wanted = !values.has("topic") || sentence.contains(" " + values.text("topic"));
            switch (values.kind()) {
                case "phones" -> found.add(phone);
                case "pairs" -> found.add(name + ": " + phone);
                default -> {
                    if (wanted) {
                        found.add(values.kind().equals("mail") ? mail : name);
                    }
                }
            }
        }
        return answer.contentEquals(found.toString());
    }
}
