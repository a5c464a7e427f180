package dev.espalier.filter;

import java.util.List;
import java.util.Map;

/** What models say when they decline or speak of themselves, in our own collection, by category and language. */
final class RefusalPhrases {

    /** The languages there are phrases for, as ISO 639-1 codes. */
    static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "pt", "zh");

    private static final Map<String, List<String>> DECLINES = Map.of(
            "en",
            List.of(
                    "i'm sorry, but i can't",
                    "i'm sorry, but i cannot",
                    "i am sorry, but i cannot",
                    "i'm unable to assist",
                    "i am unable to assist",
                    "i can't help with that",
                    "i cannot help with that",
                    "i can't assist with",
                    "i cannot assist with",
                    "i cannot fulfill",
                    "i can't fulfill",
                    "i cannot fulfil",
                    "i cannot comply",
                    "i cannot do this:",
                    "i won't be able to help",
                    "i must decline",
                    "i cannot provide assistance",
                    "unable to fulfill this",
                    "i'm not able to help with",
                    "it would not be appropriate for me"),
            "de",
            List.of(
                    "es tut mir leid, aber ich kann",
                    "tut mir leid, aber ich kann",
                    "dabei kann ich nicht helfen",
                    "ich kann ihnen dabei nicht",
                    "ich kann dir dabei nicht",
                    "ich bin nicht in der lage",
                    "ich kann diese anfrage nicht",
                    "ich muss das ablehnen"),
            "es",
            List.of(
                    "lo siento, pero no puedo",
                    "no puedo ayudarte con",
                    "no puedo ayudarle con",
                    "no puedo cumplir con",
                    "no me es posible ayudar",
                    "debo rechazar esta"),
            "fr",
            List.of(
                    "je suis désolé, mais je ne peux",
                    "désolé, mais je ne peux",
                    "je ne peux pas vous aider",
                    "je ne peux pas t'aider",
                    "je ne suis pas en mesure de",
                    "je dois refuser"),
            "pt",
            List.of(
                    "desculpe, mas não posso",
                    "sinto muito, mas não posso",
                    "não posso ajudar com",
                    "não posso ajudá-lo",
                    "não sou capaz de ajudar",
                    "não posso atender a"),
            "zh",
            List.of("抱歉,我无法", "对不起,我无法", "抱歉,我不能", "对不起,我不能", "我无法提供帮助", "我无法协助", "我不能满足"));

    private static final Map<String, List<String>> NAMES_ITSELF = Map.of(
            "en",
            List.of(
                    "as an ai",
                    "as a language model",
                    "as a large language model",
                    "i am an ai",
                    "i'm an ai",
                    "i am a language model",
                    "i'm just a language model",
                    "as an artificial intelligence"),
            "de",
            List.of(
                    "als ki-",
                    "als ki kann",
                    "als ki habe",
                    "als sprachmodell",
                    "als künstliche intelligenz",
                    "ich bin eine ki",
                    "ich bin ein sprachmodell"),
            "es",
            List.of(
                    "como modelo de lenguaje",
                    "como una ia",
                    "como inteligencia artificial",
                    "soy un modelo de lenguaje"),
            "fr",
            List.of(
                    "en tant que modèle de langage",
                    "en tant qu'ia",
                    "en tant qu'intelligence artificielle",
                    "je suis un modèle de langage"),
            "pt",
            List.of(
                    "como modelo de linguagem",
                    "como um modelo de linguagem",
                    "como uma ia",
                    "como inteligência artificial",
                    "sou um modelo de linguagem"),
            "zh",
            List.of("作为一个ai", "作为ai", "作为一个人工智能", "作为人工智能", "作为一个语言模型", "作为语言模型", "我是一个语言模型"));

    private static final Map<String, List<String>> KNOWLEDGE = Map.of(
            "en",
            List.of(
                    "my knowledge cutoff",
                    "my knowledge cut-off",
                    "as of my last update",
                    "my training data only",
                    "i don't have access to real-time",
                    "i do not have access to real-time",
                    "i can't browse the internet",
                    "i cannot browse the internet"),
            "de",
            List.of("mein wissensstand", "stand meines letzten trainings", "ich habe keinen zugriff auf aktuelle"),
            "es",
            List.of(
                    "mi fecha de corte de conocimiento",
                    "hasta mi última actualización",
                    "no tengo acceso a información en tiempo real"),
            "fr",
            List.of(
                    "ma date de coupure",
                    "lors de ma dernière mise à jour",
                    "je n'ai pas accès à des informations en temps réel"),
            "pt",
            List.of(
                    "minha data de corte",
                    "até minha última atualização",
                    "não tenho acesso a informações em tempo real"),
            "zh",
            List.of("我的知识截止", "截至我的知识", "我的训练数据截止", "我无法访问实时"));

    private static final Map<String, List<String>> CLOSING = Map.of(
            "en",
            List.of(
                    "is there anything else i can",
                    "let me know if you need anything else",
                    "i hope this helps!",
                    "feel free to ask if you have"),
            "de",
            List.of("kann ich sonst noch etwas für", "lassen sie mich wissen, wenn sie weitere"),
            "es",
            List.of("hay algo más en lo que pueda", "no dudes en preguntar si"),
            "fr",
            List.of("y a-t-il autre chose que je puisse", "n'hésitez pas à me demander si"),
            "pt",
            List.of("há mais alguma coisa em que eu possa", "fique à vontade para perguntar se"),
            "zh",
            List.of("还有什么我可以帮", "希望这对你有帮助", "希望这对您有帮助"));

    private RefusalPhrases() {}

    static List<String> of(RefusalFilter.Category category, String language) {
        var phrases =
                switch (category) {
                    case DECLINES -> DECLINES;
                    case NAMES_ITSELF -> NAMES_ITSELF;
                    case KNOWLEDGE -> KNOWLEDGE;
                    case CLOSING -> CLOSING;
                };
        return phrases.getOrDefault(language, List.of());
    }
}
