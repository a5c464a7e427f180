package dev.espalier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the packages apart: the table of the design, no cycles, the edges of the program. */
final class ArchitectureTest {

    private static final String ROOT = "dev.espalier.";

    /** Package, and what it may use of ours. Changed by a deliberate commit, not by accident. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.espalier");

    private static Map<String, List<String>> mayUse() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("model", List.of());
        table.put("text", List.of());
        table.put("problem", List.of());
        table.put("option", List.of());
        table.put("llm", List.of("problem"));
        table.put("prompt", List.of("llm", "problem", "model"));
        table.put("io", List.of("model", "problem"));
        table.put("constraint", List.of("model", "text"));
        table.put("filter", List.of("model", "text", "constraint", "option"));
        table.put("export", List.of("model", "io", "text"));
        table.put("seed", List.of("model", "io", "problem"));
        table.put("builtin", List.of("llm", "prompt", "model", "constraint", "text"));
        table.put("step", List.of("model", "llm", "prompt", "text", "constraint", "problem", "option"));
        table.put("select", List.of("model", "llm", "prompt", "text", "constraint", "problem", "option"));
        table.put("recipe", List.of("problem", "io", "option"));
        table.put("engine", List.of("model", "llm", "step", "select", "filter", "io", "recipe", "problem"));
        table.put("report", List.of("model", "text", "io"));
        // Everything above; the command line also what catalog offers.
        table.put("catalog", new ArrayList<>(table.keySet()));
        table.put("cli", new ArrayList<>(table.keySet()));
        return table;
    }

    @Test
    void everyPackageStandsInTheTable() {
        var found = new TreeSet<String>();
        CLASSES.forEach(type -> found.add(type.getPackageName().substring(ROOT.length())));
        assertThat(found).hasSizeGreaterThan(10).isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        MAY_USE.forEach((name, allowed) -> {
            var others = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(ROOT + name))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.espalier.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocliAndStandardStreams() {
        var elsewhere = DescribedPredicate.not(resideInAPackage(ROOT + "cli"));
        noClasses()
                .that(elsewhere)
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(CLASSES);
        noClasses()
                .that(elsewhere)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void onlyTheModelLayerKnowsLangchain4jAndTheHttpClient() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "llm")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.langchain4j..", "org.apache.hc.."))
                .check(CLASSES);
    }

    @Test
    void onlyInputAndOutputKnowParquet() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "io")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheCatalogMakesStepsAndFilters() {
        noClasses()
                .that(DescribedPredicate.not(
                        resideInAnyPackage(ROOT + "catalog", ROOT + "step", ROOT + "filter", ROOT + "builtin")))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "a step or filter is made", call -> isOperator(call.getTargetOwner())))
                .check(CLASSES);
    }

    private static boolean isOperator(JavaClass type) {
        return type.isAssignableTo("dev.espalier.step.Step") || type.isAssignableTo("dev.espalier.filter.Filter");
    }

    /** What remembers must not judge ahead on other threads. */
    @Test
    void aFilterThatIsToldOfAcceptancesSaysThatItRemembers() {
        var told = CLASSES.stream()
                .filter(type -> type.isAssignableTo("dev.espalier.filter.Filter") && !type.isInterface())
                .filter(type -> type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("accepted")))
                .toList();
        assertThat(told)
                .hasSizeGreaterThan(1)
                .allSatisfy(type -> assertThat(type.tryGetMethod("remembers"))
                        .as(type.getName())
                        .isPresent());
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES);
        var packages = new TreeSet<String>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));
        packages.forEach(name -> assertThat(CLASSES.contain(name + ".package-info"))
                .as("%s has a package-info", name)
                .isTrue());
    }
}
