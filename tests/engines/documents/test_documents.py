import pytest
from tests.engines.documents.papers import ODT_HEAD, odt, pdf, with_part, word

from kiemkracht.engines.documents import read_document

TEXT = "Mevrouw Aydin kookt op donderdag.\nDe stoel is vrij: café, één, ’s avonds."


def text_of(data: bytes, name: str = "") -> str:
    return read_document(data, name=name).text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_plain_text_is_read_in_the_encodings_of_old_and_new_machines(encoding):
    document = read_document(TEXT.encode(encoding), name="verslag.txt")
    assert document.text == TEXT
    assert document.format == "txt"


def test_markdown_loses_its_marks_and_keeps_its_words():
    page = "# Verslag\n\n**Sevda** zei: *ja*. Zie [de lijst](https://x.example/a_b).\n> stil_ling"
    document = read_document(page.encode(), name="verslag.md")
    assert document.text == "Verslag\n\nSevda zei: ja. Zie de lijst.\nstil_ling"
    assert document.format == "md"


def test_a_word_file_is_read_in_the_order_of_the_page_without_its_header():
    data = word(
        "Aanwezig:", "Tot slot bedankt Joost iedereen.", table=(("Naam", "Taak"), ("Kees", "soep"))
    )
    assert text_of(data) == "Aanwezig:\nNaam\tTaak\nKees\tsoep\nTot slot bedankt Joost iedereen."


def test_deleted_words_and_comments_stay_out_of_a_word_file():
    struck = (
        b'<w:p><w:r><w:t>Blijft.</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:t>Weg</w:t>'
        b"<w:delText>Ook weg</w:delText></w:r></w:del><w:ins><w:r><w:t> Erbij.</w:t></w:r>"
        b"</w:ins></w:p>"
    )
    data = with_part(
        word("Begin."),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:sectPr", struck + b"<w:sectPr"),
    )
    assert text_of(data) == "Begin.\nBlijft. Erbij."


def test_an_open_document_is_read_without_what_was_deleted():
    data = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Oude naam</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h>Verslag</text:h><text:p>Joost<text:s text:c='2'/>zei <text:span>ja</text:span> en"
        "<text:line-break/>nee.</text:p><table:table><table:table-row><table:table-cell>"
        "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
        "</table:table-cell></table:table-row></table:table><text:list><text:list-item><text:p>punt</text:p></text:list-item></text:list>"
    )
    document = read_document(data)
    assert document.text == "Verslag\nJoost  zei ja en\nnee.\na\tb\npunt"
    assert document.format == "odt"


def test_a_pdf_gets_its_broken_lines_and_words_mended():
    page = (
        "Op donderdag koken we met de hele portiek en dan komt de buurt-\n"
        "man van drie hoog ook. Hij brengt brood mee voor buurt- en\n"
        "wijkwerkers die langskomen om te horen hoe het met ons gaat.\n"
        "Een nieuwe alinea."
    )
    document = read_document(pdf(page, "Bladzijde twee staat hier."))
    assert document.pages == 2
    assert "en dan komt de buurtman van drie hoog ook. Hij brengt brood" in document.text
    assert "buurt- en wijkwerkers" in document.text
    assert "\nEen nieuwe alinea." in document.text
    assert document.text.endswith("\n\nBladzijde twee staat hier.")


def test_a_pdf_of_which_some_pages_are_pictures_says_so():
    assert read_document(pdf("Een hele bladzijde tekst.", "", "")).note == "some_pages_scanned"


def test_a_web_page_gives_what_a_reader_sees():
    page = """<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body>
    <script>steal()</script><h1>Buurtsoep</h1><p>Sevda &amp; Joost <b>koken</b>.</p>
    <p hidden>geheim</p><div style="display: none"><p>ook <br> geheim</p></div>
    <ul><li>een<li>twee</ul></body></html>"""
    document = read_document(page.encode())
    assert document.text == "Buurtsoep\nSevda & Joost koken .".replace(" .", ".") + "\neen\ntwee"
    assert document.format == "html"


def test_a_mail_gives_its_subject_and_its_plain_part():
    mail = (
        "Received: from x\r\nFrom: Joost <joost@lindehaven.example>\r\n"
        "To: lotte@lindehaven.example\r\n"
        "Subject: =?utf-8?q?Caf=C3=A9_op_het_plein?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        '--b\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n'
        "--a\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Dag Lotte, =C3=A9=C3=A9n vraag.\r\n"
        "--a\r\nContent-Type: text/html\r\n\r\n<p>niet deze</p>\r\n--a--\r\n"
        "--b\r\nContent-Type: text/plain\r\n"
        "Content-Disposition: attachment; filename=x.txt\r\n\r\nbijlage\r\n--b--\r\n"
    )
    document = read_document(mail.encode())
    assert document.text == "Café op het plein\n\nDag Lotte, één vraag."
    assert document.format == "eml"


def test_a_mail_with_only_a_web_page_gives_its_words():
    head = "From: a@b.example\nSubject: Soep\nContent-Type: text/html; charset=utf-8\n\n"
    mail = head + "<p>Dag <i>Lotte</i></p>"
    assert text_of(mail.encode()) == "Soep\n\nDag Lotte"


def test_subtitles_become_what_each_speaker_said():
    track = """WEBVTT

NOTE gemaakt door een machine

1
00:00:01.000 --> 00:00:03.000
<v Joost>We beginnen

2
00:00:03.000 --> 00:00:05.000
<v Joost>bij de soep.</v>

00:00:05.000 --> 00:00:06.000 align:left
<v Sevda Aydin>Goed &amp; wel.
"""
    document = read_document(track.encode(), name="overleg.vtt")
    assert document.text == "Joost: We beginnen bij de soep.\nSevda Aydin: Goed & wel."
    assert document.format == "vtt"


def test_srt_is_read_without_times_too():
    track = (
        "1\r\n00:00:01,000 --> 00:00:03,000\r\nKees: We gaan\r\n\r\n"
        "2\r\n00:00:03,500 --> 00:00:05,000\r\ndoor.\r\n"
    )
    document = read_document(track.encode())
    assert (document.text, document.format) == ("Kees: We gaan door.", "srt")


def test_the_bytes_decide_and_not_the_name():
    assert read_document(word("Soep."), name="verslag.pdf").format == "docx"
    assert read_document(pdf("Soep in de hal op donderdag."), name="verslag.docx").format == "pdf"
    assert read_document(b"gewoon tekst", name="plaatje.png").format == "txt"


def test_an_entity_in_a_text_is_not_looked_up(tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("het wachtwoord")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    data = odt("<text:p>&e;</text:p>", head=declared + ODT_HEAD)
    with pytest.raises(ValueError, match="unfolds"):
        read_document(data)
