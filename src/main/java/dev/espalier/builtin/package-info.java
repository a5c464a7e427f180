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
 * <tr><td>{@code respond}</td><td>{@code instruction}, {@code input} ({@code ""} for none), {@code constraints} (List of String,
 * or a text, sentences that are added; {@code None.} for none)</td><td>the answer</td></tr>
 * <tr><td>{@code chat}</td><td>{@code message}, an instruction and perhaps an input after a line end</td><td>the answer</td></tr>
 * <tr><td>{@code evolve}</td><td>{@code instruction}, {@code input}, {@code operator} ({@code constrain}, {@code deepen}, {@code
 * concretise}, {@code reason}, {@code complicate-input} or {@code broaden}; {@code fresh-start} with a list {@code words}; instead of it, {@code action}, a sentence of {@code propose-actions})</td><td>the new instruction; fields instruction, input,
 * output</td></tr>
 * <tr><td>{@code rephrase}</td><td>{@code instruction}, {@code input}, {@code output}</td><td>the same in other words; fields as
 * above</td></tr>
 * <tr><td>{@code translate}</td><td>{@code instruction}, {@code language} ({@code de}, {@code es}, {@code fr}, {@code zh}, {@code
 * en}), {@code input}, {@code output}</td><td>the same in that language; fields as above, input and output as they are</td></tr>
 * <tr><td>{@code judge}</td><td>{@code instruction}, {@code input}, {@code output}, {@code constraints}</td><td>{@code YesNo}
 * whether the output is correct, or a mark if the layout is a score; fields score, verdict, reason</td></tr>
 * <tr><td>{@code judge-equal}</td><td>{@code instruction}, {@code other}, {@code input}, {@code other-input}</td><td>{@code YesNo}
 * whether both ask for the same</td></tr>
 * <tr><td>{@code score}</td><td>{@code instruction}, {@code input}, {@code aspect} ({@code complexity}, or {@code quality} of
 * {@code output})</td><td>a number from 1 to 10</td></tr>
 * <tr><td>{@code attempt}</td><td>as {@code respond}</td><td>the answer of a weaker model: of two, one is wrong</td></tr>
 * <tr><td>{@code propose-tasks}</td><td>{@code demonstrations}, {@code count}, {@code needs-input} ({@code needed}, {@code none}
 * or {@code any})</td><td>fields instruction, input, output, constraints of each</td></tr>
 * <tr><td>{@code make-example}</td><td>{@code instruction}</td><td>fields input, output</td></tr>
 * <tr><td>{@code formulate}</td><td>{@code instruction}, {@code constraints}, {@code slot}, {@code count}</td><td>{@code
 * NumberedList} of the same in other words, with the slot in the place of the input</td></tr>
 * <tr><td>{@code fits}</td><td>{@code output}, {@code other} (an instruction)</td><td>{@code YesNo} whether the output can be the
 * input of the other task</td></tr>
 * <tr><td>{@code choose-next}</td><td>{@code output}, {@code candidates} (a list of instructions)</td><td>one that the output can be
 * the input of, or {@code None.}</td></tr>
 * <tr><td>{@code prefer}</td><td>{@code instruction}, {@code input}, {@code first}, {@code second} (two answers)</td><td>{@code
 * first}, {@code second} or {@code tie}</td></tr>
 * <tr><td>{@code rank}</td><td>{@code instruction}, {@code input}, {@code answers} (List of maps with {@code output})</td><td>their
 * places from 1, the best first</td></tr>
 * <tr><td>{@code categorise}</td><td>{@code instruction}, {@code reply-labels}</td><td>one of the labels</td></tr>
 * <tr><td>{@code list-constraints}</td><td>{@code instruction}</td><td>{@code NumberedList} of sentences</td></tr>
 * <tr><td>{@code is-answerable}</td><td>{@code instruction}, {@code input}</td><td>{@code YesNo} whether it can be followed as it
 * stands</td></tr>
 * <tr><td>{@code list-nouns}</td><td>{@code letter}</td><td>a list of nouns that start with it</td></tr>
 * <tr><td>{@code back-translate}</td><td>{@code output}, prose; {@code style} ({@code instruction}, {@code chat} or {@code
 * query})</td><td>an instruction that it answers; fields instruction, input, output</td></tr>
 * <tr><td>{@code refine}</td><td>{@code instruction}, {@code output}</td><td>the instruction in words that fit the answer</td></tr>
 * <tr><td>{@code polish}, {@code revise}</td><td>{@code instruction}, {@code input}, {@code output}</td><td>the answer put right;
 * of {@code revise} also fields instruction, input, output</td></tr>
 * <tr><td>{@code describe-constraints}</td><td>{@code output}</td><td>a list of sentences that it meets</td></tr>
 * <tr><td>{@code judge-constraint}</td><td>{@code constraint}, {@code output}</td><td>{@code YesNo} whether it is met</td></tr>
 * <tr><td>{@code reframe}, {@code propose-constraints}, {@code recombine}</td><td>{@code instruction}; for the last also a list
 * {@code constraints}</td><td>a list: tasks of its kind without an input, constraints its answer can meet, the instruction with
 * more and more of them</td></tr>
 * <tr><td>{@code extract-metadata}</td><td>{@code instruction}</td><td>fields use-case, skills</td></tr>
 * <tr><td>{@code tasks-for-skills}, {@code propose-actions}</td><td>{@code use-case}, {@code skills}</td><td>a list: tasks without an
 * input, ways to make them harder</td></tr>
 * <tr><td>{@code score-two}</td><td>{@code instruction}, {@code first}, {@code second}</td><td>fields first-score, second-score, 0 to
 * 10</td></tr>
 * <tr><td>{@code list-topics}, {@code list-skills}</td><td>nothing; {@code topic}</td><td>a list</td></tr>
 * <tr><td>{@code mix-skills}</td><td>a list {@code skills}, {@code query-type}</td><td>fields instruction, output: a task of
 * several parts</td></tr>
 * <tr><td>{@code critique}, {@code improve}</td><td>{@code instruction}, {@code output} of such a task</td><td>what is good and bad
 * about it; the fields again</td></tr>
 * <tr><td>{@code evolve-by-method}</td><td>{@code method}, {@code instruction}, {@code input}</td><td>as of {@code evolve}</td></tr>
 * <tr><td>{@code improve-method}</td><td>{@code method}, a list {@code cases}</td><td>fields feedback, method</td></tr>
 * </table>
 *
 * <p>Where examples are made, {@code level} (Integer, 1 to 5) says how hard they are to be; without it, levels are drawn evenly.
 * Demonstrations that the teacher understands pull kind (classification or not) and level of a quarter of the new tasks towards
 * theirs; all others, whatever they hold, only make for other draws.
 * From {@code respond} on, {@code reply-layout} asks for another layout: {@code text}, {@code list}, {@code yes-no}, {@code score}
 * (with {@code reply-min} and {@code reply-max}), {@code choice} ({@code reply-labels}, of two the first for yes), {@code
 * after-marker} ({@code reply-marker}), {@code tags}, {@code labels} or {@code json} (with {@code reply-fields}).
 */
@NullMarked
package dev.espalier.builtin;

import org.jspecify.annotations.NullMarked;
