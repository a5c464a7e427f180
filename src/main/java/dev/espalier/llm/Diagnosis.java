package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.problem.Printable;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a failed call means: an outcome of its prompt, or a failure of a kind, told in words that hold no key.
 * Looks for our own exceptions among the causes; the types langchain4j maps them to say less.
 */
final class Diagnosis {

    private static final int EXCERPT = 300;

    /** What one that stands between says of the server behind it, which may have answered: gateways, and Cloudflare's own. */
    private static final Set<Integer> FROM_BETWEEN = Set.of(502, 504, 520, 522, 524);

    private final String id;
    private final Endpoint endpoint;
    private final Advice advice;
    private final Clock clock;
    private final Secrets secrets;

    Diagnosis(String id, Endpoint endpoint, Advice advice, Clock clock) {
        this.id = id;
        this.endpoint = endpoint;
        this.advice = advice;
        this.clock = clock;
        this.secrets = endpoint.secrets();
    }

    /**
     * What to do about failures that differ by provider.
     *
     * @param ifRefused when nothing listens
     * @param ifUnknown when the model is unknown
     */
    record Advice(String ifRefused, String ifUnknown) {}

    /**
     * Returns the reply that the failure stands for.
     *
     * @throws LlmException if it stands for none
     * @throws InterruptedException if the call was interrupted
     */
    Reply outcome(RuntimeException failure) throws LlmException, InterruptedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallInterruptedException) {
                throw new InterruptedException("interrupted while waiting for " + id);
            } else if (cause instanceof EndedReplyException ended) {
                return secrets.maskReply(ended.reply());
            } else if (cause instanceof HttpFailureException http) {
                return outcome(http);
            } else if (cause instanceof HttpException other) {
                // From a plugin with an HTTP client of its own.
                return outcome(new HttpFailureException(
                        other.statusCode(), HttpFailureException.NO_HEADERS, String.valueOf(other.getMessage())));
            } else if (cause instanceof UndecodableReplyException undecodable) {
                throw undecodable(undecodable.getMessage());
            } else if (cause instanceof JsonProcessingException json) {
                throw undecodable("the reply has an unexpected form: " + json.getOriginalMessage());
            } else if (cause instanceof IOException io) {
                throw exception(io);
            }
        }
        if (failure instanceof UnsupportedFeatureException missing) {
            throw exception(
                    Kind.PERMANENT, "cannot be asked for this: " + excerpt(String.valueOf(missing.getMessage())), null);
        } else if (failure instanceof LangChain4jException unexpected) {
            throw undecodable("the reply has an unexpected form: " + unexpected.getMessage());
        }
        throw failure;
    }

    private LlmException exception(IOException failure) {
        var trouble = ConnectionTrouble.of(failure, endpoint, advice.ifRefused());
        return new LlmException(
                trouble.kind(),
                id + " at " + endpoint + ": " + trouble.words(),
                null,
                secrets.harmless(failure),
                trouble.mayBeSent());
    }

    private LlmException undecodable(@Nullable String message) {
        return new LlmException(
                Kind.TRANSIENT, id + " at " + endpoint + ": " + excerpt(String.valueOf(message)), null, null, true);
    }

    private Reply outcome(HttpFailureException failure) throws LlmException {
        var error = ErrorBody.of(failure.body());
        var finish = PromptRejection.of(failure.statusCode(), error);
        if (finish.isPresent()) {
            return new Reply("", finish.get(), Reply.Usage.NONE);
        }
        throw exception(failure, error);
    }

    private LlmException exception(HttpFailureException failure, ErrorBody error) {
        int status = failure.statusCode();
        var words = error.message().isBlank() ? "" : ": \"" + excerpt(error.message()) + "\"";
        if (error.hasCode("api_key_invalid")) {
            // Gemini's status for it is 400.
            return exception(Kind.PERMANENT, keyRefused(status) + words, null);
        }
        return switch (status) {
            case 401, 403 -> exception(Kind.PERMANENT, keyRefused(status) + words, null);
            case 404 ->
                exception(
                        Kind.PERMANENT,
                        "404" + words + "; the model is unknown there or the base URL is wrong: " + advice.ifUnknown(),
                        null);
            case 429 -> throttled(failure, error, words);
            case 503, 529 -> exception(Kind.OVERLOADED, status + words, failure);
            case 408, 409, 425 -> exception(Kind.TRANSIENT, status + words, failure);
            default -> {
                if (status >= 500) {
                    yield exception(Kind.TRANSIENT, status + words, failure);
                } else if (status < 400) {
                    yield exception(Kind.PERMANENT, redirected(failure), null);
                }
                yield exception(Kind.PERMANENT, status + words, null);
            }
        };
    }

    private String keyRefused(int status) {
        return endpoint.key() == null
                ? "the server wants a key (" + status + "), and no key variable is named for it"
                : "the key in " + endpoint.keyVariable() + " was refused (" + status + ")";
    }

    private LlmException throttled(HttpFailureException failure, ErrorBody error, String words) {
        boolean isUsedUp = error.hasCode("insufficient_quota");
        return isUsedUp
                ? exception(Kind.PERMANENT, "429" + words + "; the quota of the account is used up", null)
                : exception(Kind.THROTTLED, "429" + words, failure);
    }

    private String redirected(HttpFailureException failure) {
        var target = failure.headers().firstValue("Location").orElse("nowhere");
        return failure.statusCode() + ", a redirect to " + excerpt(target)
                + "; redirects are not followed, so use the final address as the base URL";
    }

    private LlmException exception(Kind kind, String what, @Nullable HttpFailureException mayAskToWait) {
        var wait = mayAskToWait == null ? null : wait(mayAskToWait);
        boolean mayBeCharged = mayAskToWait != null && FROM_BETWEEN.contains(mayAskToWait.statusCode());
        return new LlmException(kind, id + " at " + endpoint + ": " + what, wait, null, mayBeCharged);
    }

    private @Nullable Duration wait(HttpFailureException failure) {
        return RetryAfter.read(failure.headers(), clock)
                .or(() -> RetryAfter.read(failure.body()))
                .orElse(null);
    }

    private String excerpt(String text) {
        // Masked first: a key cut in two would not be recognised.
        return Printable.excerpt(secrets.mask(text), EXCERPT);
    }
}
