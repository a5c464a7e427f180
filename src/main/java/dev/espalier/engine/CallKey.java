package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a call in the journal.
 *
 * @param key 32 hexadecimal digits from place and content together: the same call of the same run
 * @param content 32 hexadecimal digits from what can change the reply alone: model, sampling, messages, the shape of the
 *     reply unless it is plain and, where the model reads it, the operation
 */
record CallKey(String key, String content) {

    /**
     * Returns the key of a call.
     *
     * @param attempt which of the calls of this step for this item, from 0
     */
    static CallKey of(LanguageModel model, Request request, String stage, String item, String step, int attempt) {
        return of(model, request, new CallPlace(stage, item, step, attempt));
    }

    static CallKey of(LanguageModel model, Request request, CallPlace at) {
        boolean isPlain = request.shape().equals(ReplyShape.PLAIN);
        var content = new Hash(isPlain ? "espalier call content 1" : "espalier call content 2");
        content.add(model.id());
        if (!isPlain) {
            shape(request.shape(), content);
        }
        var sampling = request.sampling();
        content.add(sampling.temperature())
                .add(sampling.topP())
                .add(sampling.maxTokens())
                .add(sampling.presencePenalty())
                .add(sampling.frequencyPenalty())
                .add(sampling.stop())
                .add(sampling.seed());
        request.messages().forEach(message -> content.add(message.role().name()).add(message.content()));
        if (model.readsOperation()) {
            content.add(request.operation().name()).add(request.operation().variables());
        }
        var contentHash = content.hex();
        var place = new Hash("espalier call place 1");
        place.add(at.stage()).add(at.item()).add(at.step()).add(at.attempt()).add(contentHash);
        if (at.redo() > 0) {
            place.add(at.redo());
        }
        return new CallKey(place.hex(), contentHash);
    }

    private static void shape(ReplyShape shape, Hash content) {
        var json = shape.json();
        content.add(shape.protocol().written())
                .add(shape.choices())
                .add(shape.topLogprobs())
                .add(shape.promptLogprobs())
                .add(json != null)
                .add(json == null ? null : json.schema());
    }

    /** Returns 32 hexadecimal digits for a text. */
    static String ofText(String text) {
        return new Hash("espalier text 1").add(text).hex();
    }

    /** SHA-256 over values with their type and length, so that no two rows of values give the same bytes. */
    private static final class Hash {

        private final MessageDigest digest;

        Hash(String domain) {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
            add(domain);
        }

        final Hash add(@Nullable Object value) {
            if (value == null) {
                digest.update((byte) 'n');
            } else if (value instanceof String text) {
                text(text);
            } else if (value instanceof Double number) {
                sized('d', ByteBuffer.allocate(8).putDouble(number).array());
            } else if (value instanceof Integer
                    || value instanceof Long
                    || value instanceof BigInteger
                    || value instanceof Boolean) {
                sized('v', value.toString().getBytes(StandardCharsets.US_ASCII));
            } else if (value instanceof List<?> list) {
                sized('l', ByteBuffer.allocate(4).putInt(list.size()).array());
                list.forEach(this::add);
            } else if (value instanceof Map<?, ?> map) {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, entry) -> sorted.put((String) key, entry));
                sized('m', ByteBuffer.allocate(4).putInt(sorted.size()).array());
                sorted.forEach((key, entry) -> add(key).add(entry));
            } else {
                throw new IllegalArgumentException("cannot be part of a call: " + value.getClass());
            }
            return this;
        }

        /** Prompts are long, and most are Latin-1: one byte a character halves what is hashed. */
        private void text(String text) {
            if (isLatin1(text)) {
                sized('a', text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                // In UTF-8 all half surrogates are one; in UTF-16 they stay apart.
                sized('s', text.getBytes(StandardCharsets.UTF_16BE));
            }
        }

        private static boolean isLatin1(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 0x100) {
                    return false;
                }
            }
            return true;
        }

        private void sized(char type, byte[] bytes) {
            digest.update((byte) type);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        }
    }
}
