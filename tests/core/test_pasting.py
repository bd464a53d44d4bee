"""What is pasted comes clean from every program, no word glued, split or lost, and leads nowhere but where it says."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.body import blocks, join_lines
from newsdesk.text.markup import plain
from newsdesk.text.pasting.html import read_html
from newsdesk.text.pasting.links import clean_address
from newsdesk.text.pasting.plain import read_literally, read_plain
from tests.core import clipboards


@pytest.mark.parametrize("program", ["WORD", "DOCS", "LIBREOFFICE"])
def test_documents_of_other_programs(program: str) -> None:
    assert read_html(getattr(clipboards, program)).lines == getattr(clipboards, f"{program}_LINES")


@pytest.mark.parametrize("program", ["WHATSAPP", "EXPORTED_CHAT", "PDF"])
def test_text_of_other_programs(program: str) -> None:
    assert read_plain(getattr(clipboards, program)).lines == getattr(clipboards, f"{program}_LINES")


def test_a_picture_inside_the_html_comes_along_and_one_on_the_web_stays_there() -> None:
    (picture,) = read_html(clipboards.WORD).pictures
    assert picture.data().startswith(b"\x89PNG")
    assert picture.alt == "Pasar baru"
    (far,) = read_html(clipboards.DOCS).pictures
    assert far.is_remote
    assert far.data() == b""


@pytest.mark.parametrize(("given", "clean"), [
    ("https://www.google.com/url?q=https://contoh.id/a%3Fb%3D1&sa=D&usg=x", "https://contoh.id/a?b=1"),
    ("https://www.google.co.id/url?sa=t&url=https%3A%2F%2Fcontoh.id%2F&ved=1", "https://contoh.id/"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fcontoh.id%2Fx%3Ffbclid%3D9&h=AT", "https://contoh.id/x"),
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcontoh.id&data=1", "https://contoh.id"),
    ("https://urldefense.com/v3/__https://contoh.id/x__;!!abc$", "https://contoh.id/x"),
    ("https://www.google.com/amp/s/contoh.id/amp/berita", "https://contoh.id/amp/berita"),
    ("https://contoh.id/a?utm_source=x&id=7&fbclid=1#bagian", "https://contoh.id/a?id=7#bagian"),
    ("https://contoh.id/a?q=a+b&utm_medium=m#:~:text=kata", "https://contoh.id/a?q=a+b"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fcontoh.id", "https://contoh.id"),
    ("https://www.google.com/search?q=pasar", "https://www.google.com/search?q=pasar"),
    ("https://contoh.id/url?q=https://lain.id", "https://contoh.id/url?q=https://lain.id"),
    ("https://contoh.id/a?sa=1&ved=2&usg=3", "https://contoh.id/a?sa=1&ved=2&usg=3"),
    ("mailto:a@contoh.id", "mailto:a@contoh.id"),
    ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
])
def test_addresses_lead_where_they_say(given: str, clean: str) -> None:
    assert clean_address(given) == clean


def test_plain_paragraphs_stay_as_they_are() -> None:
    text = "Paragraf satu yang panjang dan selesai di sini.\nParagraf dua, juga selesai.\n\nTiga\nEmpat"
    assert read_plain(text).lines == ("Paragraf satu yang panjang dan selesai di sini.", "Paragraf dua, juga selesai.", "Tiga", "Empat")


def test_a_few_words_keep_the_spaces_at_their_ends() -> None:
    assert read_plain(" kata ").lines == (" kata ",)


def test_markdown_and_names_with_underscores_are_no_chat() -> None:
    assert read_plain("**tebal** dan *miring*").lines == ("**tebal** dan *miring*",)
    assert read_plain("berkas nama_file_baru.txt, 2 * 3 * 4").lines == ("berkas nama_file_baru.txt, 2 * 3 * 4",)


def test_pasted_literally_nothing_is_understood() -> None:
    assert read_literally("*tebal*\nhttps://contoh.id/?utm_source=a\u200b").lines == ("*tebal*", "https://contoh.id/?utm_source=a")


def test_a_poem_is_not_a_broken_paragraph() -> None:
    poem = "Di pasar itu kami menunggu pagi\nSeorang ibu menjual melati\nSeorang bapak membawa padi\nHari pun terang sekali lagi"
    assert read_plain(poem).lines == tuple(poem.split("\n"))


def test_an_address_that_is_its_own_words_is_clean_in_both() -> None:
    tracked = "https://l.facebook.com/l.php?u=https%3A%2F%2Fcontoh.id%2Fa"
    assert read_html(f'<p>Lihat <a href="{tracked}">{tracked}</a></p>').lines == ("Lihat [https://contoh.id/a](https://contoh.id/a)",)


def test_a_table_for_layout_is_its_text() -> None:
    long = "Kalimat yang panjang sekali. " * 15
    source = f"<table><tr><td><h2>Judul</h2><p>{long}</p></td><td><p>Samping.</p></td></tr></table>"
    assert read_html(source).lines == ("## Judul", long.strip(), "Samping.")


def test_a_table_inside_a_cell_is_the_text_of_that_cell() -> None:
    deepest = "<table><tr><td>x</td><td>y</td></tr></table>"
    inner = f"<table><tr><td><p>A</p></td><td><p>1</p></td></tr><tr><td><p>B</p></td><td><p>2</p>{deepest}</td></tr></table>"
    head = "<tr><th>Los</th><th>Isi</th><th>Luas</th></tr>"
    source = f"<table>{head}<tr><td>Kios{inner}lama</td><td>50</td><td>3 ha</td></tr></table><p>Selesai.</p>"
    assert read_html(source).lines == ("- Los | Isi | Luas", "- Kios A 1; B 2 x y lama | 50 | 3 ha", "Selesai.")
    long = "Kalimat yang panjang sekali. " * 15
    around = read_html(f"<table><tr><td>{inner}</td><td><p>{long}</p></td></tr></table>")  # that one is for layout
    assert around.lines == ("- A | 1", "- B | 2 x y", long.strip())


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)
INLINE = st.sampled_from(["", "b", "i", "span style='font-weight:700'", "span style='font-style:italic'", "font", "a href='https://contoh.id/'",
                          "u", "o:p", "b style='font-weight:normal'", "small"])
BLOCK = st.sampled_from(["p", "div", "h1", "h3", "li", "blockquote", "p class=MsoListParagraph style='mso-list:l0 level1 lfo1'", "figure"])


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """HTML of blocks of words, and the words in order."""
    parts, said = [], []
    for _ in range(draw(st.integers(1, 8))):
        tag = draw(BLOCK)
        inside = ""
        for _ in range(draw(st.integers(1, 3))):
            words, look = draw(WORDS), draw(INLINE)
            said += words.split()
            gap = draw(st.sampled_from([" ", "\n", "&nbsp;", " \n "]))
            inside += f"<{look}>{words}</{look.split()[0]}>{gap}" if look else words + gap
        if draw(st.booleans()):
            inside += f"<img src='data:image/png;base64,{clipboards.PNG}'>"
        parts.append(f"<{tag}>{inside}</{tag.split()[0]}>")
    if draw(st.booleans()):
        cells = draw(st.lists(WORDS, min_size=2, max_size=4))
        said += " ".join(cells).split()
        inner = "".join(f"<td><p>{c}</p></td>" for c in cells)
        if draw(st.booleans()):
            more = draw(st.lists(WORDS, min_size=3, max_size=3))
            said += " ".join(more).split()
            inner = f"<td><table><tr>{inner}</tr></table>{more[0]}</td><td>{more[1]}<table><tr><td>{more[2]}</td></tr></table></td>"
        parts.append(f"<table><tr>{inner}</tr></table>")
    return "\n".join(parts), said


@given(pages())
def test_every_word_comes_in_order_and_apart(page: tuple[str, list[str]]) -> None:
    source, said = page
    pasted = read_html(source)
    seen = [word for block in blocks(join_lines(pasted.lines)) if not block.picture for word in re.findall(r"[a-h]+", plain(block.line))]
    assert seen == said
    assert len([b for b in blocks(join_lines(pasted.lines)) if b.picture]) == len(pasted.pictures)


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(["\n", "\n\n", " \r\n"]))
def test_every_word_of_plain_text_stays(lines: list[str], end: str) -> None:
    assert " ".join(read_plain(end.join(lines)).lines).split() == " ".join(lines).split()


@given(st.text(max_size=300))
def test_any_text_and_any_html_can_be_pasted(text: str) -> None:
    read_plain(text)
    read_html(text)
    read_html(f"<p>{html.escape(text)}</p>")


@pytest.mark.parametrize(("source", "lines"), [
    ("<p>Harga <ins cite='mailto:R' datetime='2026'>naik</ins><del cite='mailto:R' datetime='2026'>turun</del> lagi</p>",
     ("Harga naik lagi",)),
    ("<p>Teks<a class=msocomanchor id='_anchor_1' href='#_msocom_1'>[A1]</a> ini</p><div style='mso-element:comment-list'>"
     "<p class=MsoCommentText>Cek lagi!</p></div>", ("Teks ini",)),
    ("<p>Teks ini<sup><a href='#cmnt1'>[a]</a></sup>.</p>", ("Teks ini.",)),
    ("<p>empat<sup><a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a></sup></p><p><a class='sdfootnotesym' "
     "href='#sdfootnote1anc'>1</a>Isi catatan</p>", ("empat[1]", "[1] Isi catatan")),
    ("<p>luas 5 km<sup>2</sup>, 3m<sup>3</sup>, pasal 5<sup>2</sup>, H<sub>2</sub>O</p>", ("luas 5 km², 3m³, pasal 52, H2O",)),
    ("<pre>baris satu\nbaris dua</pre><p style='white-space: pre-wrap'>tiga<b>\n</b>empat\nlima</p>",
     ("baris satu", "baris dua", "tiga", "empat", "lima")),
    ("<p>ada<sup><a href='#footnote-2' id='footnote-ref-2'>[1]</a></sup></p><ol><li id='footnote-2'><p>Isi <a href='#footnote-ref-2'>↑</a>"
     "</p></li></ol><p>anak\u2011anak</p>", ("ada[1]", "1. Isi", "anak-anak")),
    ("<p>coret <del>lama</del> baru</p>", ("coret lama baru",)),  # on a page it is read
])
def test_comments_and_deleted_words_stay_where_they_were_and_notes_stand_apart(source: str, lines: tuple[str, ...]) -> None:
    assert tuple(line.replace("\\", "") for line in read_html(source).lines) == lines


COLUMNS = """\
Bupati Tegal meresmikan pasar     Sementara itu, warga mengaku
baru di Slawi. Pasar ini          senang dengan adanya pasar
memiliki 200 kios yang            baru tersebut. Mereka berharap
ditempati pedagang lama.          harga sewa tidak naik.
"""


def test_two_columns_are_read_one_below_the_other_and_a_table_is_none() -> None:
    assert read_plain(f"Judul\n\n{COLUMNS}").lines == (
        "Judul", "Bupati Tegal meresmikan pasar baru di Slawi. Pasar ini memiliki 200 kios yang ditempati pedagang lama.",
        "Sementara itu, warga mengaku senang dengan adanya pasar baru tersebut. Mereka berharap harga sewa tidak naik.")
    table = "Desa          Warga     Luas\nKalisapu      1.200     3 ha\nSlawi Kulon   2.300     5 ha\nTrayeman      900       2 ha"
    assert len(read_plain(table).lines) == 4


def test_what_whatsapp_says_of_calls_is_no_text() -> None:
    chat = "[26/10 15.17] Budi: Panggilan video tak terjawab\n[26/10 15.18] Budi: Panggilan video itu penting. Warga datang."
    assert read_plain(chat).lines == ("Panggilan video itu penting. Warga datang.",)


def test_a_narrow_column_with_parted_words_and_numbers_is_whole() -> None:
    text = ("Dalam rapat itu, bupati me-\nngatakan bahwa pembangunan jalan di wi-\nlayah selatan akan dimulai tahun de-\n"
            "pan dan selesai pada 2027-\n2028 mendatang, kata di-\na kepada wartawan.")
    assert read_plain(text).lines == ("Dalam rapat itu, bupati mengatakan bahwa pembangunan jalan di wilayah selatan akan dimulai tahun "
                                      "depan dan selesai pada 2027-2028 mendatang, kata dia kepada wartawan.",)
    assert read_plain("Anak-anak\ndi Slawi").lines == ("Anak-anak", "di Slawi")


def test_marks_for_letters_of_one_width_go_and_bullets_are_items() -> None:
    chat = "[26/10 15.17] Budi: Nomor `480/12` dan ```satu\ndua``` siap\n• Tiga\n✅ Empat\n• "
    assert read_plain(chat).lines == ("Nomor 480/12 dan satu", "dua siap", "- Tiga", "✅ Empat", "•")
