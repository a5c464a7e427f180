/**
 * The built-in teacher: a {@link dev.espalier.llm.LanguageModel} without a language model. It makes tasks of families whose
 * answers can be computed, and does what recipes ask of a model. Start at {@link dev.espalier.builtin.BuiltinTeacher}; a
 * family is a {@code TaskFamily}, listed in {@code Families}.
 *
 * <p>Operations, with their variables and the {@link dev.espalier.prompt.ReplyFormat} of the reply:
 *
 * <table>
 * <caption>What can be asked</caption>
 * <tr><th>operation</th><th>variables</th><th>reply</th></tr>
 * <tr><td>{@code propose-instructions}</td><td>{@code demonstrations} (List of String), {@code count} (Integer, 1 to 1000),
 * {@code start-at} (Integer), {@code item} (String that differs from call to call)</td>
 * <td>{@code NumberedList}, continuing</td></tr>
 * <tr><td>{@code propose-examples}</td><td>{@code demonstrations} (List of Map with instruction, input, output), {@code
 * count}, {@code start-at}, {@code item}</td><td>{@code InstructionTriples}, continuing</td></tr>
 * <tr><td>{@code is-classification}</td><td>{@code instruction} (String)</td><td>{@code YesNo}</td></tr>
 * <tr><td>{@code make-instances}</td><td>{@code instruction}, {@code count}, {@code layout} ({@code input-first} or {@code
 * output-first})</td><td>{@code InputFirstInstances} or {@code OutputFirstInstances}</td></tr>
 * <tr><td>{@code respond}</td><td>{@code instruction}, {@code input} ({@code ""} for none)</td><td>the answer</td></tr>
 * </table>
 */
@NullMarked
package dev.espalier.builtin;

import org.jspecify.annotations.NullMarked;
