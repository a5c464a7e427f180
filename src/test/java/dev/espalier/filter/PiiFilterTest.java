package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiiFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "pii";
    }

    @Override
    public PiiFilter filter() {
        return new PiiFilter(new PiiFilter.Options(List.of("output"), ALL));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("Call 911, or write to info@example.com."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("Write to jane.doe@mail.test.org today"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(PiiFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static final List<String> ALL =
            List.of("email", "iban", "card", "us-ssn", "uk-nino", "es-dni", "br-cpf", "phone");

    @Test
    void showsWhatItFoundMaskedOnly() {
        Verdicts.assertRejects(
                filter(),
                output("Write to jane.doe@mail.test.org today"),
                "pii:email",
                "output holds what looks like email: j***.***@****.****.**g",
                "email");
    }

    @Test
    void knowsAnAddressFromAnExample() {
        assertThat(reasonOf(filter(), "(Bob+tag@sub.company.co.uk)")).isEqualTo("pii:email");
        assertThat(reasonOf(filter(), "a@example.com b@x.example.org c@d.test e@f.invalid"))
                .isEmpty();
        assertThat(reasonOf(filter(), "user@localhost, @handle, a@b")).isEmpty();
    }

    @Test
    void checksTheSumOfCards() {
        assertThat(reasonOf(filter(), "Pay with 4111 1111 1111 1111.")).isEqualTo("pii:card");
        assertThat(reasonOf(filter(), "Pay with 4111-1111-1111-1111")).isEqualTo("pii:card");
        assertThat(reasonOf(filter(), "378282246310005")).isEqualTo("pii:card");
        assertThat(reasonOf(filter(), "Pay with 4111 1111 1111 1112.")).isEmpty();
    }

    @Test
    void checksTheSumOfAccounts() {
        assertThat(reasonOf(filter(), "To DE89 3704 0044 0532 0130 00, please")).isEqualTo("pii:iban");
        assertThat(reasonOf(filter(), "GB82WEST12345698765432")).isEqualTo("pii:iban");
        assertThat(reasonOf(filter(), "To DE88 3704 0044 0532 0130 00, please")).isEmpty();
    }

    @Test
    void knowsNationalNumbers() {
        assertThat(reasonOf(filter(), "SSN 123-45-6789.")).isEqualTo("pii:us-ssn");
        assertThat(reasonOf(filter(), "000-45-6789 666-45-6789 900-45-6789 123-00-6789 123-45-0000"))
                .isEmpty();
        assertThat(reasonOf(filter(), "AB 12 34 56 C")).isEqualTo("pii:uk-nino");
        assertThat(reasonOf(filter(), "GB 12 34 56 C, AB 12 34 56 E")).isEmpty();
        assertThat(reasonOf(filter(), "12345678Z")).isEqualTo("pii:es-dni");
        assertThat(reasonOf(filter(), "12345678A")).isEmpty();
        assertThat(reasonOf(filter(), "529.982.247-25")).isEqualTo("pii:br-cpf");
        assertThat(reasonOf(filter(), "529.982.247-24, 111.111.111-11")).isEmpty();
    }

    @Test
    void knowsPhoneNumbersFromOtherNumbers() {
        assertThat(reasonOf(filter(), "Call +49 (30) 901820")).isEqualTo("pii:phone");
        assertThat(reasonOf(filter(), "Call (212) 736-5000")).isEqualTo("pii:phone");
        assertThat(reasonOf(filter(), "Call 212-736-5000.")).isEqualTo("pii:phone");
        assertThat(reasonOf(filter(), "2 +3456 = 3458, 1,234,567.89, 2020-12-31, 3.14159265358979"))
                .isEmpty();
    }

    @Test
    void searchesOnlyTheKindsItIsToldTo() {
        var cards = new PiiFilter(new PiiFilter.Options(List.of("output"), List.of("card")));
        assertThat(reasonOf(cards, "jane.doe@mail.test.org")).isEmpty();
        assertThat(reasonOf(cards, "4111 1111 1111 1111")).isEqualTo("pii:card");
    }

    @Test
    void refusesKindsItDoesNotKnow() {
        assertThatThrownBy(() -> new PiiFilter.Options(List.of("output"), List.of("name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kinds must be among email, iban, card, us-ssn, uk-nino, es-dni, br-cpf, phone but held"
                        + " \"name\"");
        assertThatThrownBy(() -> new PiiFilter.Options(List.of("output"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kinds must hold at least one kind but was empty");
    }
}
