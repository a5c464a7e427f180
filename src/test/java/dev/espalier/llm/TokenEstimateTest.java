package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a request is taken to use before it is sent. */
final class TokenEstimateTest {

    private static final Sampling SAMPLING = new Sampling(null, null, 100, null, null, List.of(), null);

    private static Request request(String text, ReplyShape shape) {
        return new Request(List.of(Message.user(text)), SAMPLING, new Operation("respond", Map.of()), shape);
    }

    @Test
    void aSchemaIsPartOfThePrompt() {
        var schema = "{\"type\":\"object\",\"description\":\"" + "x".repeat(400) + "\"}";
        var plain = request("hi", ReplyShape.PLAIN);
        var shaped = request("hi", ReplyShape.PLAIN.withJson(new ReplyShape.JsonForm(schema)));
        assertThat(TokenEstimate.atMost(shaped).inputTokens())
                .isEqualTo(TokenEstimate.atMost(plain).inputTokens() + schema.length());
        assertThat(TokenEstimate.about(shaped)).isGreaterThanOrEqualTo(TokenEstimate.about(plain) + 100);
    }

    @Test
    void eachChoiceMayBeAsLongAsTheReply() {
        var one = request("hi", ReplyShape.PLAIN);
        var eight = request("hi", ReplyShape.PLAIN.withChoices(8));
        assertThat(TokenEstimate.about(eight)).isEqualTo(TokenEstimate.about(one) + 700);
        assertThat(TokenEstimate.atMost(eight).outputTokens()).isEqualTo(800);
    }
}
