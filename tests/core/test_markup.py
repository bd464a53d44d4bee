"""Markdown and HTML, both ways: the two directions are each other's inverse, and nothing foreign gets through."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from newsdesk.text.body import chunks
from newsdesk.text.markup import plain, to_html, to_markdown
from newsdesk.text.spans import Span, address, inline_markdown, spans

LINES = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "***",
            "[",
            "]",
            "(",
            ")",
            "](https://x.id/a)",
            "[Tegal](https://x.id/a?b=1&c)",
            "\\",
            "#",
            "- ",
            "1. ",
            "> ",
            "![a](picture:p1)",
            "BACA JUGA: ",
            " ",
            "a",
            "IKM",
            "”",
            ".",
            "<b>",
            "&amp;",
            "_",
            "`",
            "\u00a0",
            "ñ",
            "😀",
            "javascript:",
        ]
    ),
    max_size=14,
).map("".join)
BODIES = st.lists(st.tuples(st.sampled_from(["", "## ", "- ", "3. ", "> ", "### "]), LINES).map("".join), max_size=6)
MARKS = [
    "p",
    "div",
    "b",
    "i",
    "strong",
    "em",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "h1",
    "h3",
    "br",
    "script",
    "table",
    "td",
    "tr",
    "iframe",
    "span",
    "pre",
    "figure",
    "svg",
]
FOREIGN = st.lists(
    st.one_of(
        st.sampled_from([f"<{m}>" for m in MARKS] + [f"</{m}>" for m in MARKS]),
        st.sampled_from(
            ['<a href="https://x.id/q">', '<a href="javascript:x()">', '<p onclick="x()">', "<ol start=7>", "&lt;", " "]
        ),
        LINES,
    ),
    max_size=25,
).map("".join)


@given(BODIES.map("\n\n".join))
@settings(max_examples=300, deadline=None)
@example("**a***b*")
@example("*a **b** c*")
@example("BACA JUGA: [Judul \\[x\\]](https://x.id/a)")
@example("999999999. a")
def test_our_html_survives_the_way_through_markdown(body: str) -> None:
    for chunk in chunks(body):
        page = to_html(chunk)
        assert len(parser.fragments_fromstring(page)) == 1
        if plain(chunk) and not re.search(r"<(li|h\d|p)>(?:&nbsp;|\s)*</\1>", page):
            assert to_html(to_markdown(page)) == page


@given(FOREIGN)
@settings(max_examples=300, deadline=None)
def test_reading_foreign_html_settles_at_once(source: str) -> None:
    body = to_markdown(source)
    again = to_markdown("".join(to_html(chunk) for chunk in chunks(body)))
    assert again == body
    assert "\ufffc" not in body


@given(
    st.lists(
        st.builds(Span, LINES, st.booleans(), st.booleans(), st.sampled_from(["", "https://x.id/", "https://y.id/"])),
        max_size=5,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_word_of_a_line_is_lost(parts: list[Span]) -> None:
    line = inline_markdown(parts)
    words = "".join("".join(p.text for p in parts).split())
    assert "".join("".join(s.text for s in spans(line)).split()) == words


@pytest.mark.parametrize(
    ("chunk", "page"),
    [
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
        ("## Anak judul", "<h2>Anak judul</h2>"),
        ("- satu\n- dua", "<ul><li>satu</li><li>dua</li></ul>"),
        ("3. tiga\n9. empat", '<ol start="3"><li>tiga</li><li>empat</li></ol>'),
        ("> kutip\n> lagi", "<blockquote><p>kutip</p><p>lagi</p></blockquote>"),
        ("<script>x</script> & [CEK]", "<p>&lt;script&gt;x&lt;/script&gt; &amp; [CEK]</p>"),
        ("[a](javascript:x)", "<p>a</p>"),
        ("[a](https://x.id/b c)", "<p>[a](https://x.id/b c)</p>"),
        ("5 * 3 * 2", "<p>5 * 3 * 2</p>"),
        ("# Judul", "<h2>Judul</h2>"),
    ],
)
def test_the_form_of_each_block(chunk: str, page: str) -> None:
    assert to_html(chunk) == page


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("<p>Satu<br><br>Dua</p>", "Satu\n\nDua"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n- b\n- c d"),
        ("<p><b>SLAWI </b>kata</p>", "**SLAWI** kata"),
        ("<p>1. bukan daftar</p>", "1\\. bukan daftar"),
        ("<p>[CEK] nama</p>", "[CEK] nama"),
        ("<script>jahat()</script><p onclick='x'>baik<iframe src=//x></iframe></p><style>p{}</style>", "baik"),
        (
            '<p>BACA JUGA:<strong><a href="https://x.id/read/1/a">Judul *A*</a></strong></p>',
            "BACA JUGA: [Judul \\*A\\*](https://x.id/read/1/a)",
        ),
        ("", ""),
        ("<!-- x -->", ""),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
    ],
)
def test_foreign_html_as_a_body(source: str, body: str) -> None:
    assert to_markdown(source) == body


@pytest.mark.parametrize(
    "text",
    [
        "javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.id",
        "https://",
        "https://a@b.id/",
        "newsdesk:article/1",
        "http://:80/",
        "https:x",
        "mailto:",
        "vbscript:x",
        "java\tscript:x",
    ],
)
def test_addresses_that_lead_nowhere_we_go(text: str) -> None:
    assert address(text) == ""


def test_addresses_are_made_safe_to_stand_in_a_page() -> None:
    assert address('HTTPS://x.id/a_(b)?q=[1]|"<>#c#d%') == "https://x.id/a_%28b%29?q=%5B1%5D%7C%22%3C%3E#c%23d%25"
    assert address(address("https://x.id/%41%")) == address("https://x.id/%41%")


@pytest.mark.parametrize("piece", ["*a", "**a *b", "[", "[a](", "\\", "a**b", "> ", "***"])
def test_a_very_long_line_takes_no_time(piece: str) -> None:
    begun = time.perf_counter()
    to_html("x" + piece * 20_000)
    assert time.perf_counter() - begun < 60  # what is quadratic takes minutes


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<ul><li>", "<blockquote>", "<a href=https://x.id>", "&#0;", "<p"])
def test_deep_and_broken_html_ends(piece: str) -> None:
    begun = time.perf_counter()
    assert "akhir" in to_markdown(piece * 3_000 + "<p>akhir</p>")
    assert time.perf_counter() - begun < 60  # what is quadratic takes minutes
