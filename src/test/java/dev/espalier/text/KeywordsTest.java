package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            image | Describe this image to me
            image | image of a cat
            image | Describe the image
            image | Is this image, or that one, better?
            image | What is in 'image'?
            image | IMAGE
            image | the image-based method
            map   | a road-map
            go to | Please go to the library
            go to | Go To
            c++   | Explain C++17
            c++   | I like c++.
            .net  | Is .NET dead?
            .net  | ASP.NET
            #1    | You are #1!
            diş   | DİŞ
            straße | Straße
            図    | 図 を見て
            a_b   | an a_b c
            """, delimiter = '|')
    void findsAWholeWord(String keyword, String text) {
        assertThat(new Keywords(List.of(keyword)).find(text)).contains(keyword);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            image | Write about imagery
            image | Write about images
            image | preimage
            image | image2
            image | my_image
            map   | mapping
            go to | ago to
            go to | go together
            go to | goto
            go to | go-to
            c++   | c+ and c
            c++   | objc++
            .net  | a netbook
            .*    | anything
            cafe  | cafe\u0301
            図    | 図書館
            """, delimiter = '|')
    void doesNotFindAPartOfAWord(String keyword, String text) {
        assertThat(new Keywords(List.of(keyword)).find(text)).isEmpty();
    }

    @Test
    void goesOnAfterAPartOfAWord() {
        assertThat(new Keywords(List.of("map")).find("mapping a map")).contains("map");
    }

    @Test
    void takesAnyWhiteSpaceBetweenTheWordsOfAKeyword() {
        assertThat(new Keywords(List.of("go  to")).find("go\n\u00a0to")).contains("go  to");
    }

    @Test
    void findsTheFirstInTheOrderOfTheList() {
        assertThat(new Keywords(List.of("map", "image")).find("an image of a map"))
                .contains("map");
    }

    @Test
    void comparesIWithoutRegardToTheLocale() {
        assertThat(new Keywords(List.of("file")).find("FILE")).contains("file");
        assertThat(new Keywords(List.of("FILE")).find("file")).contains("FILE");
    }

    @Test
    void findsNothingWithoutKeywordsOrText() {
        assertThat(new Keywords(List.of()).find("image")).isEmpty();
        assertThat(new Keywords(List.of("image")).find("")).isEmpty();
    }

    @Test
    void countsHowOftenKeywordsOccur() {
        var keywords = new Keywords(List.of("map", "go to"));
        assertThat(keywords.count("A map, a Map; mapping. Go  to the map-maker"))
                .isEqualTo(4);
        assertThat(new Keywords(List.of("a a")).count("a a a a a")).isEqualTo(2);
        assertThat(keywords.count("")).isZero();
    }

    @Test
    void takesNoBlankKeyword() {
        assertThatThrownBy(() -> new Keywords(List.of("image", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a keyword must not be blank");
    }
}
