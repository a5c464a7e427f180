package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Auto Evol-Instruct keeps a new method only if more of the development set comes through. */
final class AutoEvolTest {

    private static final List<SeedTask> SEEDS =
            List.of(new SeedTask("s", "s", "Name a river.", List.of(new Instance("", "Elbe")), false));

    @TempDir
    private Path temp;

    /** The first method fails; "good" works; "better" works no better than good. */
    private static Reply answer(Request request) {
        var variables = request.operation().variables();
        var method = String.valueOf(variables.get("method"));
        return Reply.of(
                switch (request.operation().name()) {
                    case "improve-method" ->
                        method.equals("good")
                                ? "<feedback>fine</feedback><method>better</method>"
                                : "<feedback>vague</feedback><method>good</method>";
                    case "evolve-by-method" ->
                        "<instruction>" + variables.get("instruction") + " By "
                                + (method.length() > 6 ? "first" : method) + ".</instruction><input></input>";
                    default ->
                        String.valueOf(variables.get("instruction")).contains("first")
                                ? "Please provide the river."
                                : "The Elbe.";
                });
    }

    private RecipeRun.Result run(int rounds) throws IOException {
        return RecipeRun.of("auto-evol")
                .seeds(SEEDS)
                .input(List.of(Example.of("Name a bird.", "", "Wren").withId("a")))
                .set("stages.best-method.steps.repeat.times=" + rounds)
                .toEnd(new ScriptedModel(AutoEvolTest::answer), temp);
    }

    @Test
    void evolvesByTheMethodThatFailedLeast() throws IOException {
        var result = run(3);
        assertThat(result.accepted("instruction")).containsExactly("Name a bird. By good.");
        assertThat(result.accepted("output")).containsExactly("The Elbe.");
        // Rounds two and three gained nothing.
        assertThat(result.rejected("by")).containsExactly("better", "better");
        assertThat(result.rejected("reason")).containsOnly("require:too-low");
    }

    @Test
    void staysWithTheFirstMethodWhereNothingIsTried() throws IOException {
        var result = RecipeRun.of("auto-evol")
                .seeds(SEEDS)
                .input(List.of(Example.of("Name a bird.", "", "Wren").withId("a")))
                .set("stages.best-method.steps.repeat.times=1", "stages.best-method.steps.repeat.steps.better.min=2")
                .toEnd(new ScriptedModel(AutoEvolTest::answer), temp);
        assertThat(result.accepted()).isEmpty();
        assertThat(result.rejected("reason")).containsExactly("require:too-low", "refusal:phrase");
    }
}
