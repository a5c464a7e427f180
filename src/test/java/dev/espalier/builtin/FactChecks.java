package dev.espalier.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Checks of the families that know something by heart: countries and plurals. */
final class FactChecks {

    private static final Map<String, String> CONTINENTS = Map.of(
            "Europe",
                    " France Italy Spain Germany Greece Portugal Austria Ireland Sweden Norway Denmark Finland Poland"
                            + " Hungary Czechia Romania Iceland Albania Ukraine ",
            "Asia",
                    " Japan India Thailand South_Korea Vietnam Pakistan Nepal Jordan Iraq Bangladesh Cambodia Laos"
                            + " Mongolia ",
            "Africa", " Kenya Morocco Nigeria Ghana Tunisia Algeria Ethiopia Angola Botswana Zambia Uganda Madagascar ",
            "North America", " Canada Mexico Cuba Jamaica Honduras Guatemala ",
            "South America", " Brazil Argentina Peru Chile Uruguay Ecuador Paraguay ",
            "Oceania", " Australia New_Zealand Fiji Papua_New_Guinea Samoa ");
    private static final Map<String, String> MONEY = Map.ofEntries(
            Map.entry("euro", " France Italy Spain Germany Greece Portugal Austria Ireland Finland "),
            Map.entry("yen", " Japan "),
            Map.entry("zloty", " Poland "),
            Map.entry("forint", " Hungary "),
            Map.entry("baht", " Thailand "),
            Map.entry("dong", " Vietnam "),
            Map.entry("sol", " Peru "),
            Map.entry("naira", " Nigeria "),
            Map.entry("cedi", " Ghana "),
            Map.entry("birr", " Ethiopia "),
            Map.entry("lek", " Albania "),
            Map.entry("hryvnia", " Ukraine "),
            Map.entry("taka", " Bangladesh "),
            Map.entry("riel", " Cambodia "),
            Map.entry("kip", " Laos "),
            Map.entry("tugrik", " Mongolia "),
            Map.entry("kwanza", " Angola "),
            Map.entry("pula", " Botswana "),
            Map.entry("ariary", " Madagascar "),
            Map.entry("lempira", " Honduras "),
            Map.entry("quetzal", " Guatemala "),
            Map.entry("guarani", " Paraguay "),
            Map.entry("kina", " Papua_New_Guinea "),
            Map.entry("tala", " Samoa "),
            Map.entry("dollar", " Canada Australia New_Zealand Jamaica Ecuador Fiji "),
            Map.entry("peso", " Mexico Argentina Cuba Chile Uruguay "),
            Map.entry("rupee", " India Pakistan Nepal "),
            Map.entry("real", " Brazil "),
            Map.entry("won", " South_Korea "),
            Map.entry("leu", " Romania "),
            Map.entry("dinar", " Jordan Iraq Tunisia Algeria "),
            Map.entry("dirham", " Morocco "),
            Map.entry("shilling", " Kenya Uganda "),
            Map.entry("kwacha", " Zambia "),
            Map.entry("krona", " Sweden Iceland "),
            Map.entry("krone", " Norway Denmark "),
            Map.entry("koruna", " Czechia "));
    private static final String CAPITALS = " Accra-Ghana Addis_Ababa-Ethiopia Algiers-Algeria Amman-Jordan"
            + " Antananarivo-Madagascar Apia-Samoa Asuncion-Paraguay Athens-Greece Baghdad-Iraq Bangkok-Thailand"
            + " Berlin-Germany Brasilia-Brazil Bucharest-Romania Budapest-Hungary Buenos_Aires-Argentina"
            + " Canberra-Australia Copenhagen-Denmark Dhaka-Bangladesh Dublin-Ireland Gaborone-Botswana"
            + " Guatemala_City-Guatemala Hanoi-Vietnam Havana-Cuba Helsinki-Finland Islamabad-Pakistan Kampala-Uganda"
            + " Kathmandu-Nepal Kingston-Jamaica Kyiv-Ukraine Lima-Peru Lisbon-Portugal Luanda-Angola Lusaka-Zambia"
            + " Madrid-Spain Mexico_City-Mexico Montevideo-Uruguay Nairobi-Kenya New_Delhi-India Oslo-Norway"
            + " Ottawa-Canada Paris-France Phnom_Penh-Cambodia Port_Moresby-Papua_New_Guinea Prague-Czechia"
            + " Quito-Ecuador Rabat-Morocco Reykjavik-Iceland Rome-Italy Santiago-Chile Seoul-South_Korea"
            + " Stockholm-Sweden Suva-Fiji Tegucigalpa-Honduras Tirana-Albania Tokyo-Japan Tunis-Tunisia"
            + " Ulaanbaatar-Mongolia Vienna-Austria Vientiane-Laos Warsaw-Poland Wellington-New_Zealand"
            + " Abuja-Nigeria ";

    static final Map<String, Check> ALL = Map.of(
            "country-facts", FactChecks::country,
            "plural-nouns", FactChecks::plurals);

    private FactChecks() {}

    /** From lists the other way round: of the countries of each continent and of each kind of money. */
    private static boolean country(String instruction, Values values, String input, String answer) {
        var key = input.replace(' ', '_');
        return switch (values.kind()) {
            case "capital" -> CAPITALS.contains(" " + answer.replace(' ', '_') + "-" + key + " ");
            case "country" -> CAPITALS.contains(" " + key + "-" + answer.replace(' ', '_') + " ");
            case "continent" -> CONTINENTS.getOrDefault(answer, "").contains(" " + key + " ");
            default -> {
                var coin = answer.substring(answer.lastIndexOf(' ') + 1);
                var adjective = answer.substring(0, answer.length() - coin.length());
                boolean plausible = adjective.isEmpty()
                        || adjective.startsWith(input.substring(0, 1))
                        || answer.equals("US dollar");
                yield plausible && MONEY.getOrDefault(coin, "").contains(" " + key + " ");
            }
        };
    }

    /** By the rules of spelling, with the exceptions that schools teach. */
    private static boolean plurals(String instruction, Values values, String input, String answer) {
        boolean forth = values.kind().equals("plural");
        var many = Arrays.stream((forth ? input : answer).split(", "))
                .map(FactChecks::plural)
                .toList();
        return many.equals(List.of((forth ? answer : input).split(", ")));
    }

    private static String plural(String noun) {
        if (noun.matches("sheep|salmon|aircraft")) {
            return noun;
        }
        if (noun.matches("ox|(grand)?child")) {
            return noun + (noun.equals("ox") ? "en" : "ren");
        }
        if (noun.matches("potato|tomato|hero|echo") || noun.matches(".*(?:s|x|ch|sh)") && !noun.endsWith("is")) {
            return noun + "es";
        }
        if (noun.matches("(?:kni|wi|lea|wol|shel|hal|loa|thie|cal)fe?")) {
            return noun.replaceAll("fe?$", "ves");
        }
        var changed = noun.replaceAll("man$", "men")
                .replaceAll("^(t|f|g)oo(th|t|se)$", "$1ee$2")
                .replaceAll("^mouse$", "mice")
                .replaceAll("^passerby$", "passersby")
                .replaceAll("is$", "es")
                .replaceAll("(?<![aeiou]|passersb)y$", "ies");
        return changed.equals(noun) ? noun + "s" : changed;
    }
}
