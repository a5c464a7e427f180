package dev.espalier.constraint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers in a notation that programs read. */
final class NotationConstraints {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern FENCE = Pattern.compile("```[A-Za-z0-9+-]*\\n");
    private static final String TAG = "<answer>";
    private static final String END_TAG = "</answer>";
    private static final Pattern TABLE =
            Pattern.compile("(?m)^\\|.*\\|[ \\t]*\\n\\|(?:[ \\t]*:?-+:?[ \\t]*\\|)+[ \\t]*\\n\\|.*\\|[ \\t]*$");

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "json",
                    List.of(),
                    List.of(
                            "The whole reply must be valid JSON.",
                            "Return JSON that a parser accepts, with nothing around it.",
                            "Write your reply as a single JSON value."),
                    (arguments, answer) -> json(answer).isPresent(),
                    (arguments, answer) ->
                            Optional.of(JSON.getNodeFactory().textNode(answer).toString())),
            new ConstraintKind(
                    "json-keys",
                    List.of(new Parameter.Words(
                            "keys", 1, 1, List.of("answer", "result", "value", "outcome", "reply"))),
                    List.of(
                            "Reply with a JSON object that has the keys {keys}.",
                            "I need a JSON object in which {keys} may not be missing.",
                            "Format the reply as a JSON object with these keys: {keys}."),
                    (arguments, answer) -> json(answer)
                            .filter(JsonNode::isObject)
                            .filter(node -> arguments.words("keys").stream().allMatch(node::has))
                            .isPresent(),
                    NotationConstraints::asObject),
            new ConstraintKind(
                    "code-block",
                    List.of(),
                    List.of(
                            "Put the whole reply into a Markdown code block.",
                            "Fence your complete text with three backticks above and below.",
                            "Everything you write belongs between two lines of three backticks."),
                    (arguments, answer) -> isFenced(Words.strip(answer)),
                    (arguments, answer) ->
                            answer.contains("```") ? Optional.empty() : Optional.of("```\n" + answer + "\n```")),
            new ConstraintKind(
                    "answer-tag",
                    List.of(),
                    List.of(
                            "Enclose the reply in an <answer> tag that is closed again.",
                            "Nothing may stand outside of <answer> and </answer> in your reply.",
                            "Use the XML element \"answer\" around all you write."),
                    (arguments, answer) -> isTagged(Words.strip(answer)),
                    (arguments, answer) -> Optional.of(TAG + answer + END_TAG)),
            new ConstraintKind(
                    "table",
                    List.of(),
                    List.of(
                            "Include a Markdown table with a row of headings.",
                            "There has to be a table in Markdown somewhere in the reply.",
                            "Show it as a table, drawn with | and hyphens as in Markdown."),
                    (arguments, answer) -> TABLE.matcher(answer).find()));

    private NotationConstraints() {}

    /** Returns the one value that a text consists of. */
    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** One fence at either end, and none between. */
    private static boolean isFenced(String answer) {
        var fence = FENCE.matcher(answer);
        return fence.lookingAt() && answer.endsWith("\n```") && answer.indexOf("```", 3) == answer.length() - 3;
    }

    private static boolean isTagged(String answer) {
        return answer.length() > TAG.length() + END_TAG.length()
                && answer.startsWith(TAG)
                && answer.lastIndexOf(TAG) == 0
                && answer.indexOf(END_TAG) == answer.length() - END_TAG.length();
    }

    private static Optional<String> asObject(Arguments arguments, String answer) {
        var keys = arguments.words("keys");
        if (keys.size() > 1) {
            return Optional.empty();
        }
        var object = JSON.createObjectNode().put(keys.get(0), answer);
        return Optional.of(object.toString());
    }
}
