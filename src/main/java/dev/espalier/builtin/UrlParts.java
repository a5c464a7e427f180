package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a web address: host, port, path, last segment, parameters. */
final class UrlParts implements TaskFamily {

    private static final int LONGEST = 300;

    private static final Pattern ADDRESS = Pattern.compile("(?<scheme>https?)://(?<host>[a-z0-9-]+(?:\\.[a-z0-9-]+)+)"
            + "(?::(?<port>[1-9]\\d{0,4}))?(?<path>(?:/[a-z0-9._-]+)+)"
            + "(?:\\?(?<query>[a-z]+=[a-z0-9-]+(?:&[a-z]+=[a-z0-9-]+)*))?(?:#(?<anchor>[a-z0-9-]+))?");

    private static final List<String> HOSTS = List.of(
            "www.example.org",
            "shop.example.com",
            "docs.example.net",
            "news.example.com",
            "api.example.org",
            "example.net");
    private static final List<String> SEGMENTS = List.of(
            "orders",
            "archive",
            "guides",
            "en",
            "products",
            "2024",
            "garden",
            "tools",
            "reports",
            "members",
            "v2",
            "maps");
    private static final List<String> PAGES =
            List.of("index.html", "overview", "terms.html", "prices", "contact.html", "summary.pdf", "start");
    private static final List<String> KEYS = List.of("page", "sort", "lang", "item", "year", "size");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("key", KEYS))
            .say(
                    "host",
                    "Extract the host name from the URL, without a port.",
                    "To which machine does the web address point? Give its full domain and nothing else.",
                    "{who} blocks web sites by domain. What must be entered in the block list to catch the link below?")
            .say(
                    "path",
                    "Return the path of the URL, from its first single slash up to a question mark or hash, if any.",
                    "Cut away protocol, host, port, query and fragment, and show what is left of the link.",
                    "A web server logs the path of every request only. What does it log for this address?")
            .say(
                    "last",
                    "What is the last segment of the path, that is, the piece after its final slash?",
                    "{who} saves the page under the name at the end of its path. Which name is that? Ignore what follows a question mark or hash.")
            .say(
                    "value",
                    "Find the value of the query parameter \"{key}\" in the link, or reply none if it is not set.",
                    "Read the part behind the question mark and tell me what {key} equals (say none where {key} is missing).",
                    "Our shop reads a setting called {key} from the address. Which value will it find there? Write none if there is no such setting.")
            .say(
                    "keys",
                    "List the names of all query parameters in order, separated by commas, or say none.",
                    "Which parameters, values aside, does the link hand over? Enumerate them with commas; without any, the answer is none.")
            .say(
                    "port",
                    "On which port is the server contacted? Remember that http means 80 and https 443 unless the URL says otherwise.",
                    "Determine the port number of this address, including the usual default of its protocol (443 for https, 80 for http) when none is spelled out.")
            .list();

    @Override
    public String name() {
        return "url-parts";
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
        var url = new StringBuilder(random.pick(List.of("http://", "https://"))).append(random.pick(HOSTS));
        if (random.nextInt(3) == 0) {
            url.append(':').append(random.pick(List.of(8080, 8443, 3000, 9000, 81)));
        }
        random.sample(SEGMENTS, Level.scale(level, 1, 4))
                .forEach(segment -> url.append('/').append(segment));
        url.append('/').append(random.pick(PAGES));
        var keys = new ArrayList<>(random.sample(KEYS, Level.scale(level, 1, 4)));
        if (values.has("key") && random.nextInt(4) > 0 && !keys.contains(values.text("key"))) {
            keys.set(0, values.text("key"));
        }
        if (values.has("key") || random.nextInt(4) > 0) {
            url.append(keys.stream()
                    .map(key -> key + "=" + setting(key, random))
                    .collect(Collectors.joining("&", "?", "")));
        }
        return url
                + (random.nextInt(6) < level ? "#" + random.pick(List.of("top", "notes", "part-2", "see-also")) : "");
    }

    private static String setting(String key, SeededRandom random) {
        return switch (key) {
            case "sort" -> random.pick(List.of("name", "price", "date"));
            case "lang" -> random.pick(List.of("en", "de", "fr", "it", "pl"));
            case "size" -> random.pick(List.of("small", "medium", "large"));
            case "year" -> String.valueOf(random.between(1995, 2030));
            default -> String.valueOf(random.between(1, 400));
        };
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var address = ADDRESS.matcher(input);
        if (input.length() > LONGEST || !address.matches()) {
            return Optional.empty();
        }
        var path = address.group("path");
        var query = Optional.ofNullable(address.group("query"));
        return Optional.of(
                switch (values.kind()) {
                    case "host" -> address.group("host");
                    case "path" -> path;
                    case "last" -> path.substring(path.lastIndexOf('/') + 1);
                    case "value" ->
                        query.flatMap(text -> value(text, values.text("key"))).orElse("none");
                    case "keys" ->
                        query.map(text -> text.replaceAll("=[^&]*", "").replace("&", ", "))
                                .orElse("none");
                    default ->
                        Optional.ofNullable(address.group("port"))
                                .orElse(address.group("scheme").equals("https") ? "443" : "80");
                });
    }

    private static Optional<String> value(String query, String key) {
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return Optional.of(pair.substring(key.length() + 1));
            }
        }
        return Optional.empty();
    }
}
