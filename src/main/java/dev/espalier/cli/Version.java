package dev.espalier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as the build wrote it. */
final class Version implements IVersionProvider {

    /** Returns the version alone: {@code 0.1.0}. */
    static String number() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/espalier.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /** Returns what {@code --version} prints. */
    static String line() {
        return "espalier " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
