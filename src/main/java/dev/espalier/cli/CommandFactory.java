package dev.espalier.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and gives those that want them the surroundings. */
record CommandFactory(Surroundings surroundings) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Surroundings.class).newInstance(surroundings);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
