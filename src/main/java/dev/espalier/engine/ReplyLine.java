package dev.espalier.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Token;
import dev.espalier.llm.Token.Likely;
import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The layout of a reply in the journal: the first choice and the tokens counted as they always were; further choices and
 * probabilities only where there are any. A token is a list: its text, its log probability or null, and then a text and a
 * log probability for each that was likely there.
 */
final class ReplyLine {

    private static final String MORE = "more-choices";
    private static final String TOKENS = "tokens";
    private static final String PROMPT = "prompt-tokens";

    private ReplyLine() {}

    static Map<String, Object> of(Reply reply) {
        var line = new LinkedHashMap<String, Object>();
        line.put("finish", written(reply.finish()));
        line.put("input-tokens", reply.usage().inputTokens());
        line.put("output-tokens", reply.usage().outputTokens());
        line.put("text", reply.text());
        putTokens(line, TOKENS, reply.choices().get(0).tokens());
        if (reply.choices().size() > 1) {
            line.put(
                    MORE,
                    reply.choices().stream().skip(1).map(ReplyLine::choice).toList());
        }
        putTokens(line, PROMPT, reply.prompt());
        return line;
    }

    private static String written(Reply.Finish finish) {
        return finish.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> choice(Choice choice) {
        var line = new LinkedHashMap<String, Object>();
        line.put("finish", written(choice.finish()));
        line.put("text", choice.text());
        putTokens(line, TOKENS, choice.tokens());
        return line;
    }

    private static void putTokens(Map<String, Object> line, String key, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            line.put(key, tokens.stream().map(ReplyLine::token).toList());
        }
    }

    private static List<Object> token(Token token) {
        var line = new ArrayList<Object>();
        line.add(token.text());
        var logprob = token.logprob();
        line.add(logprob == null ? Example.NULL : logprob);
        for (var likely : token.top()) {
            line.add(likely.text());
            line.add(likely.logprob());
        }
        return line;
    }

    /**
     * Returns the reply that was recorded.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Reply reply(JsonNode line) {
        var choices = new ArrayList<Choice>();
        choices.add(choice(line));
        line.path(MORE).forEach(more -> choices.add(choice(more)));
        var usage = new Reply.Usage(
                line.path("input-tokens").asLong(), line.path("output-tokens").asLong());
        return new Reply(choices, usage, tokens(line.path(PROMPT)));
    }

    private static Choice choice(JsonNode line) {
        var finish = Reply.Finish.valueOf(line.path("finish").asText().toUpperCase(Locale.ROOT));
        return new Choice(line.path("text").asText(), finish, tokens(line.path(TOKENS)));
    }

    private static List<Token> tokens(JsonNode lines) {
        var tokens = new ArrayList<Token>();
        for (var line : lines) {
            var top = new ArrayList<Likely>();
            for (int i = 2; i + 1 < line.size(); i += 2) {
                top.add(new Likely(line.path(i).asText(), line.path(i + 1).asDouble()));
            }
            var logprob = line.path(1);
            tokens.add(new Token(line.path(0).asText(), logprob.isNumber() ? logprob.asDouble() : null, top));
        }
        return tokens;
    }
}
