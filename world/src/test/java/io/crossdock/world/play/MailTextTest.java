package io.crossdock.world.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailTextTest {

    @Test
    void readsThePlainPartOfAMailOfTwo() {
        var mail = MailText.read("""
                From: orders@crossdock.example
                To: p07@buyer.example
                Subject: =?UTF-8?Q?Your_parcel_=E2=80=93_?=
                 =?UTF-8?Q?on_its_way?=
                Content-Type: multipart/alternative;
                 boundary="--=_Part_1"

                ----=_Part_1
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Hello Zo=C3=AB, this is a long line that goes =
                on.

                ----=_Part_1
                Content-Type: text/html; charset=UTF-8

                <p>Hello</p>
                ----=_Part_1--
                """);

        assertThat(mail.path("to").asString()).isEqualTo("p07@buyer.example");
        assertThat(mail.path("subject").asString()).isEqualTo("Your parcel – on its way");
        assertThat(mail.path("text").asString()).isEqualTo("Hello Zoë, this is a long line that goes on.");
    }

    @Test
    void readsAMailOfOnePart() {
        var mail = MailText.read("""
                To: p07@buyer.example
                Subject: Short
                Content-Transfer-Encoding: base64

                SGVsbG8=
                """);

        assertThat(mail.path("text").asString()).isEqualTo("Hello");
    }
}
