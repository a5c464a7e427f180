package dev.espalier.llm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells hosts that are this machine, by name alone: asking a name server would be a matter of trust. */
final class Loopback {

    private static final Pattern NAMES = Pattern.compile(
            "localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[?::1]?|\\[?(0+:){7}0*1]?",
            Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    static boolean is(@Nullable String host) {
        return host != null && NAMES.matcher(host).matches();
    }
}
