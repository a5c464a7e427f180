package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong command lines: exit 2, one line that says what is wrong and what was probably meant, and where help is. */
final class UsageTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
                    ''                                      ¦ espalier             ¦ a command is missing; start with "espalier generate"
                    genrate --target 5                      ¦ espalier             ¦ there is no command "genrate"; did you mean "generate"?
                    xyzzy                                   ¦ espalier             ¦ there is no command "xyzzy"; use one of check, completion, diff, evolve, explain, export, filter, filters, generate, inspect, judge, merge, models, recipes, refilter, rephrase, respond, serve-builtin
                    --verson                                ¦ espalier             ¦ there is no option "--verson"; did you mean "--version"?
                    generate --tagret 5                     ¦ espalier generate    ¦ there is no option "--tagret"; did you mean "--target"?
                    generate --tagret=5                     ¦ espalier generate    ¦ there is no option "--tagret"; did you mean "--target"?
                    generate --target=5 --format x          ¦ espalier generate    ¦ there is no option "--format" here; it is one of "espalier export"
                    generate --target=5 --xyzzy             ¦ espalier generate    ¦ there is no option "--xyzzy"
                    generate --tar 5                        ¦ espalier generate    ¦ there is no option "--tar"
                    generate --target                       ¦ espalier generate    ¦ --target wants a value: --target=N
                    generate --target x                     ¦ espalier generate    ¦ --target: "x" is not a whole number up to 2147483647
                    generate --target 2147483648            ¦ espalier generate    ¦ --target: "2147483648" is not a whole number up to 2147483647
                    generate --target 0                     ¦ espalier generate    ¦ --target must be more than 0 but was 0
                    generate --target -5                    ¦ espalier generate    ¦ --target must be more than 0 but was -5
                    generate --target 5 --target 6          ¦ espalier generate    ¦ --target is given twice; give it once
                    generate --target 5 more                ¦ espalier generate    ¦ "more": generate takes options only, which start with --
                    generate --target 5 @more               ¦ espalier generate    ¦ "@more": generate takes options only, which start with --
                    generate                                ¦ espalier generate    ¦ recipe self-instruct makes examples without end; say how many you want with --target
                    generate --target 5 --concurrency 0     ¦ espalier generate    ¦ --concurrency must be more than 0 but was 0
                    generate --target 5 --max-calls 0       ¦ espalier generate    ¦ --max-calls must be more than 0 but was 0
                    generate --target 5 --max-tokens x      ¦ espalier generate    ¦ --max-tokens: "x" is not a whole number
                    generate --target 5 --max-cost 5eur     ¦ espalier generate    ¦ --max-cost: "5eur" is not an amount of US dollars, such as 5usd
                    generate --target 5 --max-cost 0usd     ¦ espalier generate    ¦ --max-cost must be more than 0 but was 0
                    generate --target 5 --max-minutes x     ¦ espalier generate    ¦ --max-minutes: "x" is not a number
                    generate --target 5 --max-minutes NaN   ¦ espalier generate    ¦ --max-minutes must be more than 0 but was NaN
                    generate --target 5 --timeout 0         ¦ espalier generate    ¦ --timeout must be from 1 to 86400 seconds but was 0
                    generate --target 5 --timeout 86401     ¦ espalier generate    ¦ --timeout must be from 1 to 86400 seconds but was 86401
                    generate --target 5 --out=              ¦ espalier generate    ¦ --out is empty; name a directory, or leave it out for a new one in runs/
                    generate --target 5 --recipe alpca      ¦ espalier generate    ¦ --recipe: there is no recipe "alpca"; did you mean "alpaca"? (a file ends in .yaml)
                    generate --target 5 --recipe nix.yaml   ¦ espalier generate    ¦ --recipe nix.yaml: there is no such recipe file
                    generate --target 5 --set compat        ¦ espalier generate    ¦ --set: "compat" is not PATH=VALUE; write --set compat=true, for instance
                    generate --target 5 --set =x            ¦ espalier generate    ¦ --set: "=x" is not PATH=VALUE; write --set compat=true, for instance
                    generate --target 5 --base-url http://x ¦ espalier generate    ¦ --base-url says where a model is, but builtin is in this program; add --model openai:NAME, for instance
                    generate --target 5 --seeds             ¦ espalier generate    ¦ --seeds wants a value: --seeds=FILE
                    check --target 5                        ¦ espalier check       ¦ there is no option "--target" here; it is one of "espalier generate" and "espalier evolve" and others
                    check --field instruction               ¦ espalier check       ¦ --field: "instruction" is not FIELD=NAME; write instruction=prompt, for instance
                    check --field instuction=x              ¦ espalier check       ¦ --field: there is no field "instuction"; did you mean "instruction"?
                    check --field instruction=x             ¦ espalier check       ¦ --field says how to read --seeds, --input and --against; give one of them, too
                    check --field input=x --field output=x  ¦ espalier check       ¦ --field: "input" and "output" cannot both be "x"; give each a name of its own
                    check --field input=x --field input=y   ¦ espalier check       ¦ --field: "input" is given twice; give it once
                    check --seeds - -                       ¦ espalier check       ¦ --seeds: - is given twice; standard input can be read once
                    export                                  ¦ espalier export      ¦ --format=NAME, --out=PATH, RUN|FILE are missing
                    export x --out y                        ¦ espalier export      ¦ --format=NAME is missing
                    export x --out y --format alpca         ¦ espalier export      ¦ --format: there is no format "alpca"; did you mean "alpaca"?
                    export x --out= --format alpaca         ¦ espalier export      ¦ --out is empty; name a file, or - for standard output
                    export x y --out z --format alpaca      ¦ espalier export      ¦ "y" is one argument too many
                    recipes shwo                            ¦ espalier recipes     ¦ there is no command "shwo"; did you mean "show"?
                    recipes show                            ¦ espalier recipes show¦ NAME|FILE is missing
                    recipes show alpca                      ¦ espalier recipes show¦ NAME|FILE: there is no recipe "alpca"; did you mean "alpaca"? (a file ends in .yaml)
                    recipes show alpaca --set compat=true   ¦ espalier recipes show¦ --set changes nothing here without --resolved
                    """)
    void isToldInOneLine(String line, String command, String message) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(new Cli(temp).run(arguments)).isEqualTo(new Cli.Result(2, "", """
                        espalier: %s
                        Try "%s --help".
                        """.formatted(message, command)));
    }

    @Test
    void controlCharactersAreNeverShownRaw() {
        assertThat(new Cli(temp).run("generate", "--\u001b[31m")).isEqualTo(new Cli.Result(2, "", """
                        espalier: there is no option "--\\u001b[31m"
                        Try "espalier generate --help".
                        """));
    }
}
