package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersonalDataTest {

    private static final Set<PersonalData> ALL = EnumSet.allOf(PersonalData.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to jane.doe@mail.test.org, or bob@site.org. | Write to [EMAIL], or [EMAIL].",
                "Call +49 (30) 901820 today             | Call [PHONE] today",
                "Pay with 4111 1111 1111 1111.          | Pay with [CARD].",
                "To DE89 3704 0044 0532 0130 00, please | To [IBAN], please",
                "123-45-6789, AB 12 34 56 C             | [ID], [ID]",
                "12345678Z, 529.982.247-25              | [ID], [ID]",
                "info@example.com, 4111 1111 1111 1112  | info@example.com, 4111 1111 1111 1112",
                "nothing, 12 eggs                       | nothing, 12 eggs",
                "42@site.org                            | [EMAIL]",
                "4111 1111 1111 1111 12/27 CVV 123      | [CARD] 12/27 CVV 123",
                "Pay 4111111111111111 12/27             | Pay [CARD] 12/27",
                "card 4111-1111-1111-1111 123           | card [CARD] 123",
                "in 2024 4111 1111 1111 1111 was used   | in 2024 [CARD] was used",
                "3782 822463 10005 12/27                | [CARD] 12/27",
                "BE68 5390 0754 7034 EUR                | [IBAN] EUR",
                "AT611904300234573201 OK                | [IBAN] OK",
                "AT61 1904 3002 3457 3201 BIC OPSKATWW  | [IBAN] BIC OPSKATWW",
                "ES9121000418450200051332 1234 EUR      | [IBAN] 1234 EUR",
                "AB12 BE68 5390 0754 7034 BIC KREDBEBB  | AB12 [IBAN] BIC KREDBEBB",
                "BE68 5390 0754 7035 EUR                | BE68 5390 0754 7035 EUR",
                "4111 1111 1111 1112 12/27              | 4111 1111 1111 1112 12/27",
            })
    void putsALabelInThePlaceOfWhatItFinds(String text, String masked) {
        assertThat(PersonalData.mask(text, ALL)).isEqualTo(masked);
        assertThat(PersonalData.mask(masked, ALL)).isEqualTo(masked);
    }

    @Test
    void ofTwoThatOverlapTheFirstCounts() {
        var text = "555-123-4567@site.org";
        assertThat(PersonalData.find(text, ALL))
                .extracting(PersonalData.Span::kind)
                .containsExactly(PersonalData.EMAIL);
        assertThat(PersonalData.mask(text, ALL)).isEqualTo("[EMAIL]");
    }

    @Test
    void findsOnlyTheKindsAskedFor() {
        var text = "jane@site.org, +49 30 901820";
        assertThat(PersonalData.mask(text, PersonalData.of(List.of("phone")))).isEqualTo("jane@site.org, [PHONE]");
        assertThat(PersonalData.find(text, ALL))
                .containsExactly(
                        new PersonalData.Span(PersonalData.EMAIL, 0, 13),
                        new PersonalData.Span(PersonalData.PHONE, 15, 28));
    }
}
