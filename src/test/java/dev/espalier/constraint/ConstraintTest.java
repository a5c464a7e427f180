package dev.espalier.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind on both sides of its boundary. */
class ConstraintTest {

    /** Kind and arguments, then answers after {@code +} that meet it and after {@code -} that do not; {@code ~} is a line end. */
    private static final String TABLE = """
            max-words n=3
            +one two three
            +
            -one two three four
            -one two~three four
            min-words n=3
            +one two three
            +one two~three four
            -one two
            -
            max-sentences n=2
            +One. Two!
            +One with 3.5 litres. Two
            +Only one
            -One. Two! Three?
            -One. Two! and three
            min-sentences n=2
            +One. Two!
            +"One." Two
            +一。二。
            -One.
            -Version 1.2.3
            -
            paragraphs n=2
            +One~and more~~two
            +One~  ~~two~
            -One~two
            -One~~two~~three
            max-characters n=5
            +abcde
            +äöü😀ß
            -abcdef
            min-characters n=5
            +abcde
            +abc e
            -abcd
            -😀😀😀
            lines n=2
            +a~b
            +a~~b~
            -a
            -a~b~c
            line-length n=4
            +abcd~abcd
            +
            -abcd~abcde
            all-capitals
            +ABC 12
            +
            -ABc
            all-lowercase
            +abc 12
            -abC
            letter-frequency letter=e n=2
            +Eel
            +see me
            -elk
            without-letter letter=e
            +a big gift
            -a bEt
            -yes
            max-capital-words n=1
            +The NASA site
            +I am A man
            -NASA and ESA
            script script=Latin
            +Grüße, 12 €
            +
            -Привет
            -abc д
            script script=Cyrillic
            +Привет, 12!
            -Привет a
            ascii
            +plain ~!
            -naïve
            no-digits
            +one, two
            -one 2
            -٣
            no-commas
            +a; b
            -a, b
            no-questions
            +a.
            -a?
            no-exclamations
            +a.
            -a!
            keywords words=river, garden
            +The River by the garden.
            -The river
            -rivers and garden
            keyword-frequency word=river n=2
            +River to river, rivers not
            -river
            -river river river
            forbidden-words words=river, garden
            +The rivers
            -a Garden
            -by the river
            unique-words
            +one two, three
            -one two One
            -it's it's
            no-palindromes
            +an odd word
            +a I x aa
            -at noon
            -Level
            starts-with text=in short:
            +in short: yes
            + in short:
            -In short: yes
            -so, in short: yes
            ends-with text=that is all
            +yes that is all
            +that is all~
            -that is all.
            quoted
            +"yes"
            +"a "b" c"
            -"yes
            -"
            -yes
            title
            +<<The end>>~text
            +text <<x>>
            -<< >>~text
            -<x>~text
            postscript marker=P.S.
            +text~P.S. more
            -text P.S. more
            -text~P.S.
            postscript marker=N.B.
            +N.B. more
            -P.S. more
            repeat-request text=one more
            +one more~yes
            -one more yes
            -one more~
            -yes~one more
            two-responses
            +a~******~b
            -a~******~a
            -a~******~
            -a~*****~b
            -a~******~b~******~c
            bullets n=2
            +* a~* b
            +- a~text~  • b
            -* a
            -* a~* b~* c
            -*a~*b
            numbered-items n=2
            +1. a~2. b
            +1) a~~2) b
            -1. a
            -1. a~3. b
            -1. a~2. b~3. c
            -2. a~1. b
            sections name=part n=2
            +Part 1~a~PART 2: x~b
            +## part 1~a~**part 2**~b
            -part 1~a
            -part 1~a~part 2~b~part 3~c
            -part 2~a~part 1~b
            placeholders n=2
            +[name] and [town]
            -[name]
            -[] and []
            highlights n=2
            +*one* and *two words*
            -*one* and two
            -2 * 3 * 4
            -**bold** and *one*
            unique-lines
            +a~b
            -a~b~a
            sorted-lines
            +a~b~b
            +B~a
            -b~a
            json
            +{"a": [1, 2]}
            +12
            +"x"
            -{"a": 1} and more
            -{"a": 1, "a": 2}
            -{'a': 1}
            -
            -plain
            json-keys keys=a, b
            +{"a": 1, "b": null, "c": 2}
            -{"a": 1}
            -["a", "b"]
            -"a b"
            code-block
            +```~x~```
            +```java~x~~y~```~
            -```~x
            -x ```~y~```
            -```~x~```~y~```~z~```
            answer-tag
            +<answer>x</answer>
            -<answer></answer>
            -<answer>x</answer> y
            -<answer>x</answer><answer>y</answer>
            table
            +text~| a | b |~|---|:-:|~| 1 | 2 |
            -| a | b |~| 1 | 2 |
            -| a | b |~|---|---|
            """;

    /** An answer and whether it meets a constraint. */
    record Case(Constraint constraint, String answer, boolean holds) {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        Constraint constraint = null;
        for (var line : TABLE.lines().toList()) {
            char sign = line.charAt(0);
            if (sign != '+' && sign != '-') {
                constraint = constraint(line);
            } else if (constraint != null) {
                cases.add(new Case(constraint, line.substring(1).replace('~', '\n'), sign == '+'));
            }
        }
        return cases;
    }

    private static Constraint constraint(String line) {
        int space = line.indexOf(' ');
        var name = space < 0 ? line : line.substring(0, space);
        Map<String, String> values = new LinkedHashMap<>();
        if (space >= 0) {
            for (var argument : line.substring(space + 1).split(" (?=[a-z]+=)", -1)) {
                values.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
            }
        }
        return new Constraint(Constraints.named(name).orElseThrow(), new Arguments(values));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsOnOneSideOfTheBoundaryOnly(Case given) {
        assertThat(given.constraint.holds(given.answer)).isEqualTo(given.holds);
    }

    @Test
    void everyKindIsTriedOnBothSides() {
        for (boolean holds : List.of(true, false)) {
            assertThat(cases().stream()
                            .filter(given -> given.holds == holds)
                            .map(given -> given.constraint.kind())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(Constraints.ALL);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesAnAnswerMeetItOrGivesUp(Case given) {
        var applied = given.constraint.apply(given.answer);
        if (given.holds) {
            assertThat(applied).contains(given.answer);
        } else {
            applied.ifPresent(answer ->
                    assertThat(given.constraint.holds(answer)).as(answer).isTrue());
        }
    }

    static Stream<List<String>> repairs() {
        return """
                all-capitals; plum; PLUM
                all-lowercase; Plum; plum
                no-commas; 1, 2; 1 2
                keywords words=river, garden; plum; plum~(river, garden)
                starts-with text=well then,; plum; well then, plum
                ends-with text=as asked; plum; plum as asked
                quoted; plum; "plum"
                title; plum; <<answer>>~plum
                postscript marker=P.P.S.; plum; plum~~P.P.S. checked twice
                repeat-request text=number seven; plum; number seven~plum
                bullets n=2; fig, plum; * fig~* plum
                bullets n=3; fig, plum; none
                numbered-items n=2; fig~plum; 1. fig~2. plum
                unique-lines; fig~plum~fig; fig~plum
                sorted-lines; plum~fig; fig~plum
                json; a "plum"; "a \\"plum\\""
                json-keys keys=answer; 7; {"answer":"7"}
                json-keys keys=a, b; 7; none
                code-block; plum; ```~plum~```
                answer-tag; plum; <answer>plum</answer>
                max-words n=1; fig plum; none
                """.lines().map(line -> List.of(line.replace('~', '\n').split("; ", -1)));
    }

    @ParameterizedTest
    @MethodSource("repairs")
    void changesAnAnswerAsItSays(List<String> row) {
        assertThat(constraint(row.get(0)).apply(row.get(1)).orElse("none")).isEqualTo(row.get(2));
    }

    @Test
    void takesOnlyArgumentsOfItsParameters() {
        var maxWords = Constraints.named("max-words").orElseThrow();
        assertThat(new Constraint(maxWords, Arguments.of("n", 99_999)).holds("a b"))
                .isTrue();
        assertThatThrownBy(() -> new Constraint(maxWords, Arguments.of("n", 100_000)))
                .hasMessage("max-words: \"100000\" is no n");
        assertThatThrownBy(() -> new Constraint(maxWords, Arguments.of("n", -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Constraint(maxWords, Arguments.NONE)).hasMessage("there is no argument n in {}");
        assertThatThrownBy(() -> new Constraint(maxWords, new Arguments(Map.of("n", "1", "m", "2"))))
                .hasMessage("max-words has 1 parameters but got 2");
        var ends = Constraints.named("ends-with").orElseThrow();
        assertThatThrownBy(() -> new Constraint(ends, Arguments.of("text", "say \"no\"")))
                .isInstanceOf(IllegalArgumentException.class);
        var script = Constraints.named("script").orElseThrow();
        assertThatThrownBy(() -> new Constraint(script, Arguments.of("script", "Elvish")))
                .hasMessage("script: \"Elvish\" is no script");
    }
}
