package dev.espalier.llm;

import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Token.Likely;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps keys out of what is shown and written, also when a server sends them back. */
final class Secrets {

    static final String MASK = "[key]";

    /** Shorter values are place-holders that local servers want, such as {@code EMPTY}; masking them would hide plain words. */
    private static final int SHORTEST = 8;

    /** A reply is data: it is touched for the sake of what can only be a real key, never for a {@code lm-studio}. */
    private static final int SHORTEST_IN_REPLY = 20;

    private final List<String> values;

    Secrets(List<String> values) {
        this.values = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .flatMap(Secrets::forms)
                .distinct()
                .toList();
    }

    /** As it is, as an address has it, and as some write JSON. */
    private static Stream<String> forms(String value) {
        return Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8), value.replace("/", "\\/"));
    }

    /** Returns the text without any key, whole or shortened by stars as providers quote it. */
    String mask(String text) {
        var masked = text;
        for (var value : values) {
            masked = masked.replace(value, MASK);
            masked = starred(value).matcher(masked).replaceAll(Matcher.quoteReplacement(MASK));
        }
        return masked;
    }

    private static Pattern starred(String value) {
        return Pattern.compile(Pattern.quote(value.substring(0, 3)) + "[^\\s\"'*]{0,80}\\*\\*[^\\s\"']{0,200}");
    }

    /** Returns a reply's text without any whole key. */
    String maskReply(String text) {
        var masked = text;
        for (var value : values) {
            masked = value.length() >= SHORTEST_IN_REPLY ? masked.replace(value, MASK) : masked;
        }
        return masked;
    }

    /** Returns a reply without any whole key in its texts. */
    Reply maskReply(Reply reply) {
        var choices = reply.choices().stream()
                .map(choice -> new Choice(maskReply(choice.text()), choice.finish(), masked(choice.tokens())))
                .toList();
        return new Reply(choices, reply.usage(), masked(reply.prompt()));
    }

    private List<Token> masked(List<Token> tokens) {
        return tokens.stream()
                .map(token -> new Token(
                        maskReply(token.text()),
                        token.logprob(),
                        token.top().stream()
                                .map(likely -> new Likely(maskReply(likely.text()), likely.logprob()))
                                .toList()))
                .toList();
    }

    /** Returns the failure, or null if printing it would show a key. */
    @Nullable
    Throwable harmless(Throwable failure) {
        var printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        var text = printed.toString();
        return values.stream().anyMatch(text::contains) ? null : failure;
    }
}
