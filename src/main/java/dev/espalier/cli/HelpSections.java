package dev.espalier.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Shows the options of commands that have many under headings. The parser's own groups do that, too, but they lose what was given
 * before when an option is given twice.
 */
final class HelpSections {

    private static final Map<Class<?>, String> HEADINGS = Map.ofEntries(
            Map.entry(DatasetArguments.class, "Dataset"),
            Map.entry(RecipeChoice.class, "Recipe"),
            Map.entry(RecipeArguments.class, "Recipe"),
            Map.entry(FolderArguments.class, "Recipe"),
            Map.entry(SeedArguments.class, "Seeds and input"),
            Map.entry(InputArguments.class, "Seeds and input"),
            Map.entry(ModelArguments.class, "Model"),
            Map.entry(ServerArguments.class, "Model"),
            Map.entry(ModelFileArguments.class, "Model"),
            Map.entry(LimitArguments.class, "Limits"),
            Map.entry(OutputArguments.class, "Output"),
            Map.entry(ReferenceArguments.class, "Compared with"));

    private HelpSections() {}

    /** Makes a command and those below it show their options under headings. */
    static void addTo(CommandLine line) {
        boolean isLong = line.getCommandSpec().options().stream()
                .anyMatch(o -> owner(o) == RecipeChoice.class || owner(o) == RunArguments.class);
        if (isLong) {
            line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::render);
        }
        line.getSubcommands().values().forEach(HelpSections::addTo);
    }

    private static Class<?> owner(OptionSpec option) {
        return option.userObject() instanceof Member field ? field.getDeclaringClass() : Object.class;
    }

    private static String render(Help help) {
        var all = help.commandSpec().options();
        var sections = new LinkedHashMap<String, List<OptionSpec>>();
        for (var option : all) {
            var heading = HEADINGS.getOrDefault(owner(option), "Other");
            sections.computeIfAbsent(heading, h -> new ArrayList<>()).add(option);
        }
        var text = new StringBuilder();
        sections.forEach((heading, options) -> {
            // All options decide the width of the columns, so that the sections line up.
            var layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
            layout.addOptions(options, help.createDefaultParamLabelRenderer());
            text.append(String.format("%n%s:%n", heading)).append(layout);
        });
        return text.toString();
    }
}
