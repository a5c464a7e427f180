package dev.espalier.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Short words that sentences of a language can hardly do without, and letters with marks that it writes; for languages that
 * share a writing system with others.
 */
final class LanguageWords {

    /** A language's words and letters. */
    record Entry(List<String> words, String letters) {}

    static final Map<String, Entry> LATIN = new LinkedHashMap<>();
    static final Map<String, Entry> CYRILLIC = new LinkedHashMap<>();
    static final Map<String, Entry> ARABIC = new LinkedHashMap<>();

    static {
        latin("en", "", """
                the of and to in is that for it as was with be by on not he this are or his from at which but have an had
                they you were their one all we can her has there been if more when will would who so no what your how
                about into than them its only do does should could each other these those a i""");
        latin("de", "äöüß", """
                der die das und ist in den von zu mit sich des auf für nicht ein eine einen einem einer als auch es an
                werden aus er hat dass sie nach wird bei um am sind noch wie einen über so zum war haben nur oder aber vor
                zur bis mehr durch man dem ich wenn was kann ihre wir diese dieser gibt welche warum jeden eines""");
        latin("fr", "àâçèéêëîïôùûœ", """
                le la les de des du et est un une en que qui dans pour pas sur au aux avec il elle ce cette ces se sont
                plus par ne ou mais comme nous vous ils son sa ses leur leurs été être fait tout on même peut aussi deux
                très qu quel quelle entre sans chaque donc où votre""");
        latin("es", "áéíñóú", """
                el la los las de del y en que es un una se por con para su sus no lo al como más pero le o este esta ha
                son entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante uno ni contra
                ese eso ante ellos qué cómo cuál fue era ser porque esto cada tres dos tiene""");
        latin("pt", "áâãàçéêíóôõú", """
                o a os as de do da dos das e em que é um uma para com não no na nos nas por mais se como mas ao ele ela
                foi sua seu ou ser quando muito há já também só pelo pela até isso entre depois sem mesmo aos seus quem
                são está você esse eles qual tem três dois porque cada onde""");
        latin("it", "àèéìòù", """
                il lo la i gli le di del della dei delle e è che in un una per con non si da al alla sono come più ma ha
                anche nel nella o questo questa se ci su dal dalla cui suo sua loro quando perché ogni tra tre due hanno
                essere stato molto fra cosa quale dove ed ai negli sul""");
        latin("nl", "ëï", """
                de het een en van in is dat op te zijn met voor niet die aan er om ook als maar bij uit door naar of over
                heeft worden wordt nog tot hij ze kan was deze hun dan wel meer geen zich moet veel waar wat je we ik
                haar hoe elke elk twee drie tussen na tegen welke waarom onder zoals""");
        latin("sv", "åäö", """
                och i att det som en på är av för med den till inte har de ett om var jag så men vi kan från eller när
                hade man ut vid nu skulle också efter över hur mot där under dem detta sin alla upp bara mycket någon
                sig ska blir två tre vad varför varje mellan mer än""");
        latin("da", "åæø", """
                og i at det er en til på for med den de som af ikke der et har om han var fra men vi kan blev sig ved jeg
                også efter hvad hvor hun eller når ud meget over op mod under denne skal nu være deres kun to tre hvorfor
                hver mellem mere end bliver noget nogle havde""");
        latin("nb", "åæø", """
                og i at det er en til på for med den de som av ikke et har om han var fra men vi kan ble seg ved jeg også
                etter hva hvor hun eller når ut mye over opp mot under denne skal nå være deres bare to tre hvorfor hver
                mellom mer enn blir noe noen hadde""");
        latin("fi", "äö", """
                ja on ei se että en ovat oli hän mutta kun niin kuin joka tai myös ole jos vain sitä sen mitä minä ne
                olla voi siitä hänen kanssa jotka nyt sekä tämä tämän vielä ovat kaikki mikä miksi miten ennen jälkeen
                kaksi kolme yksi jossa sillä mukaan noin kuten sinun""");
        latin("pl", "ąćęłńóśźż", """
                i w na z do nie się że jest o to jak od za po a przez ale oraz co dla ten są może tylko być tego był już
                jego ich tak które który która czy przed także więc gdy jej przy pod bez tym było ze sobie każdy trzy
                dwa dlaczego między bardzo jeden można niż""");
        latin("cs", "áčďéěíňóřšťúůýž", """
                a v na se je že s z do o to i by ale jako za ve od po tak pro které který která není jsou byl jsem si co
                ze k své jeho nebo při také už jen když více podle být mezi jak kde bez pod může proč každý tři dva
                velmi jeden protože aby před""");
        latin("sk", "áäčďéíĺľňóôŕšťúýž", """
                a v na sa je že s z do o to i by ale ako za vo od po tak pre ktoré ktorý ktorá nie sú bol som si čo zo k
                svoje jeho alebo pri tiež už len keď viac podľa byť medzi kde bez pod môže prečo každý tri dva veľmi
                jeden pretože aby pred""");
        latin("hu", "áéíóöőúüű", """
                a az és hogy nem is egy ez azt ha de meg csak már még mint volt van el vagy ki lehet be minden fel sem
                nagyon mert kell amely után között két három ezt aki ami majd pedig le mi hogyan miért több új szerint
                ahol akkor lesz sok olyan""");
        latin("ro", "ăâîșțşţ", """
                de și în a la cu o nu că pe un este să din care mai se pentru ce sau ca au fost al ale lui după are sunt
                între când dar prin fi doi trei foarte despre dacă până acest această fiecare cum unde ei ea el îi le
                mult decât într dintre""");
        latin("tr", "çğıöşü", """
                ve bir bu için ile da de ne çok daha gibi olarak olan en sonra kadar ama var o her ya ki mi mı değil ise
                olduğu göre iki üç nasıl neden hangi veya tüm şey bunu ben sen biz onun önce bütün ancak içinde kendi
                üzerinde zaman yok""");
        latin("hr", "čćđšž", """
                i u je na se da za su s od koji a o što kao iz ne po ali do bi li nije ili koja koje te sve samo više
                može kako još prema nakon bio biti pri između tri dva zašto svaki vrlo jedan kada gdje bez ima smo ste
                vi mi njegov""");
        latin("id", "", """
                yang dan di dari untuk dengan ini itu dalam pada tidak adalah akan ke juga atau oleh sebagai dapat bisa
                ada telah mereka karena lebih saya kita anda seperti tersebut kami sudah bahwa satu dua tiga secara
                harus setiap antara apa bagaimana mengapa sangat saat hanya para""");
        latin("vi", "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", """
                và của là có không được cho một các trong với này để những người khi đã đến từ ra vào như về nhiều cũng
                hay sẽ trên tại làm thì bạn tôi rất đó hai ba vì sao mỗi năm ở lại nào""");
        put(CYRILLIC, "ru", "ёэыщ", """
                и в не на что с по как он это к а но из у за то все от так же для о был его было она они мы вы бы или
                если когда до уже только может быть чтобы есть который которые очень их ее при где почему каждый два
                три этот эта после во со""");
        put(CYRILLIC, "uk", "іїєґ", """
                і в не на що з як до та це у за від він але для його по про було бути або вони ми є який яка які також
                чи якщо коли після так вже може щоб дуже її їх ці цей ця між два три кожен чому де без під через й зі""");
        put(CYRILLIC, "bg", "ъщ", """
                и в на да се не от за че е с са по като но той това до си или след който която които при ще има може
                беше защо как какво между два три всеки много още само през без под те ние във със му ги най""");
        put(CYRILLIC, "sr", "ђјљњћџ", """
                и у је на се да за су са од који а о што као из не по али до би ли није или која које те све само више
                може како још према након био бити између три два зашто сваки веома један када где без""");
        put(ARABIC, "ar", "ةىإأؤئ", """
                في من على إلى أن عن مع هذا هذه التي الذي هو هي كان كانت لا ما أو ثم بعد قبل كل بين ذلك عند حتى إذا لم
                لن قد كيف لماذا غير منذ حول بعض""");
        put(ARABIC, "fa", "پچژگکی", """
                و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد شده می ها های اما یا باید چه چرا چگونه
                اگر هر دو سه بین بعد پیش بسیار آنها دارد""");
        put(ARABIC, "ur", "ٹڈڑےںھہکگ", """
                کے کی میں ہے اور سے کا کو اس نے پر یہ کہ ہیں ایک بھی تھا جو ان نہیں کر ہو تو لیے گیا وہ جب اگر کیا
                کیوں کیسے ہر دو تین بعد بہت اپنے""");
    }

    private LanguageWords() {}

    private static void latin(String language, String letters, String words) {
        put(LATIN, language, letters, words);
    }

    private static void put(Map<String, Entry> table, String language, String letters, String words) {
        table.put(language, new Entry(List.of(words.split("\\s+")), letters));
    }
}
