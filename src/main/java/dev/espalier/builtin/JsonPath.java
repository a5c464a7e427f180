package dev.espalier.builtin;

import dev.espalier.builtin.JsonNode.Items;
import dev.espalier.builtin.JsonNode.Leaf;
import dev.espalier.builtin.JsonNode.Members;
import dev.espalier.model.SeededRandom;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Questions about a JSON document: what stands at a path, the keys on top, the sum of its numbers. */
final class JsonPath implements TaskFamily {

    private static final Pattern PATH = Pattern.compile("Path: ([a-z0-9.\\[\\]]{1,80})\n([\\s\\S]*)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,12}");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "path",
                    "Which value stands at the given path of the JSON document? Omit quotation marks; list positions count from 0.",
                    "Follow the path through the nested objects and report what you find at its end, unquoted. The first item of a list has the index 0.",
                    "{who} writes a test and needs the expected value: resolve the expression on line one against the JSON underneath (zero-based indices, no quotes around strings).",
                    "Look up the path in the document, where [0] means the first element, and write down the bare value.",
                    "If data held this JSON, what would a program print for the accessor named in the first line? Indices start from zero.",
                    "Extract the single field that the path points at. Strings come without quotes, and element numbers begin with zero.")
            .say(
                    "keys",
                    "List the top-level keys of the JSON object in order, separated by commas.",
                    "What are the names of the outermost members, as they come, with commas between them? Ignore everything nested deeper.",
                    "{who} wants an overview of this document. Write its first-level field names on one line, comma-separated, in document order.",
                    "Enumerate the properties that the root object itself has, keeping their sequence and using commas.")
            .say(
                    "sum",
                    "Add up all numbers that occur as values anywhere in this JSON.",
                    "What is the total of every numeric value in the document, however deeply it is nested? Digits inside strings do not count.",
                    "Walk through the whole JSON tree, collect the values that are numbers, and give their sum.",
                    "{who} checks a data transfer by a control total: the sum over all number values of the JSON, strings and Booleans left aside. Compute it.")
            .in("de")
            .say(
                    "path",
                    "Welcher Wert steht im JSON-Dokument unter dem angegebenen Pfad? Ohne Anführungszeichen; Listen werden ab 0 gezählt.",
                    "Folge dem Pfad aus der ersten Zeile durch das JSON darunter und gib den gefundenen Wert ohne Anführungszeichen an; der Index beginnt bei 0.")
            .say(
                    "keys",
                    "Liste die Schlüssel der obersten Ebene des JSON-Objekts der Reihe nach auf, durch Kommas getrennt.",
                    "Wie heißen die äußersten Felder dieses JSON-Objekts? Schreibe sie in der Reihenfolge des Dokuments, mit Kommas dazwischen.")
            .say(
                    "sum",
                    "Addiere alle Zahlen, die in diesem JSON irgendwo als Werte vorkommen.",
                    "Wie groß ist die Summe aller Zahlenwerte des JSON-Dokuments? Ziffern in Zeichenketten zählen nicht.")
            .in("es")
            .say(
                    "path",
                    "¿Qué valor hay en la ruta indicada del documento JSON? Sin comillas; las posiciones de las listas se cuentan desde 0.",
                    "Sigue la ruta de la primera línea por el JSON de abajo y da el valor encontrado sin comillas; los índices empiezan en 0.")
            .say(
                    "keys",
                    "Enumera en orden las claves del nivel superior del objeto JSON, separadas por comas.",
                    "¿Cómo se llaman los campos más externos de este objeto JSON? Escríbelos en el orden del documento, con comas.")
            .say(
                    "sum",
                    "Suma todos los números que aparecen como valores en cualquier lugar de este JSON.",
                    "¿Cuál es el total de los valores numéricos del documento JSON? Las cifras dentro de cadenas no cuentan.")
            .in("fr")
            .say(
                    "path",
                    "Quelle valeur se trouve au chemin donné du document JSON ? Sans guillemets ; les positions des listes se comptent à partir de 0.",
                    "Suis le chemin de la première ligne dans le JSON en dessous et donne la valeur trouvée sans guillemets ; les indices commencent à 0.")
            .say(
                    "keys",
                    "Énumère dans l'ordre les clés du premier niveau de l'objet JSON, séparées par des virgules.",
                    "Comment s'appellent les champs extérieurs de cet objet JSON ? Écris-les dans l'ordre du document, avec des virgules.")
            .say(
                    "sum",
                    "Additionne tous les nombres qui figurent comme valeurs dans ce JSON.",
                    "Quel est le total des valeurs numériques du document JSON ? Les chiffres dans les chaînes ne comptent pas.")
            .in("zh")
            .say("path", "JSON文档中给定路径处的值是什么？不要引号，列表从0开始编号。", "沿着第一行的路径在下面的JSON中查找，写出找到的值，不带引号，下标从0开始。")
            .say("keys", "按顺序列出这个JSON对象最外层的键，用逗号分隔。", "这个JSON对象最外层有哪些字段？按文档中的顺序写出，中间用逗号隔开。")
            .say("sum", "把这个JSON中所有作为值出现的数字加起来。", "JSON文档中所有数值的总和是多少？字符串里的数字不算。")
            .list();

    @Override
    public String name() {
        return "json-path";
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
        var document = JsonDocuments.draw(level, random);
        if (!values.kind().equals("path")) {
            return document.render();
        }
        var paths = List.copyOf(leaves(document).keySet());
        return "Path: " + random.pick(paths) + "\n" + document.render();
    }

    @Override
    public int level(Values values, String input) {
        return JsonDocuments.level(input);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!values.kind().equals("path")) {
            return JsonReader.read(input).flatMap(document -> ofWhole(values, document));
        }
        var path = PATH.matcher(input);
        return path.matches()
                ? JsonReader.read(path.group(2))
                        .flatMap(
                                document -> Optional.ofNullable(leaves(document).get(path.group(1))))
                        .map(Leaf::text)
                : Optional.empty();
    }

    private static Optional<String> ofWhole(Values values, JsonNode document) {
        if (values.kind().equals("keys")) {
            return document instanceof Members members
                    ? Optional.of(String.join(", ", members.map().keySet()))
                    : Optional.empty();
        }
        var sum = BigInteger.ZERO;
        for (var leaf : leaves(document).values()) {
            if (!leaf.isString()
                    && Character.isDigit(leaf.text().charAt(leaf.text().length() - 1))) {
                if (!WHOLE.matcher(leaf.text()).matches()) {
                    return Optional.empty();
                }
                sum = sum.add(new BigInteger(leaf.text()));
            }
        }
        return Optional.of(sum.toString());
    }

    /** Returns all values that are neither objects nor lists, by their paths. */
    private static Map<String, Leaf> leaves(JsonNode node) {
        var leaves = new TreeMap<String, Leaf>();
        collect(node, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, Leaf> leaves) {
        if (node instanceof Leaf leaf) {
            leaves.put(path, leaf);
        } else if (node instanceof Members members) {
            members.map().forEach((key, member) -> collect(member, path.isEmpty() ? key : path + "." + key, leaves));
        } else {
            var items = ((Items) node).list();
            for (int i = 0; i < items.size(); i++) {
                collect(items.get(i), path + "[" + i + "]", leaves);
            }
        }
    }
}
