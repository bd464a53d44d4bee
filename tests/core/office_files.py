"""Small documents of word processors, made part by part, with words of our own."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

from tests.core.clipboards import PNG

PICTURE = b64decode(PNG)

_W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OURS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _p(*runs: str, style: str = "", number: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}{listed}</w:pPr>{''.join(runs)}</w:p>"


def _r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _picture(embed: str) -> str:
    return (f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="g" descr="Pasar baru"/><a:graphic><a:graphicData><pic:pic>'
            f'<pic:blipFill><a:blip {embed}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


HIDDEN = (
    _p(_r("Nomor sumber 0812", "<w:vanish/>"), _r("Warga "), _r("rahasia ", '<w:vanish w:val="true"/>'),
       _r("antre", '<w:vanish w:val="0"/>'), _r(" catatan", '<w:rStyle w:val="Mine"/>'), _r(".")),
    _p(_r("Seluruh paragraf ini tersembunyi."), style="Note"),
    _p(_r("Yang ini tampak.", '<w:vanish w:val="false"/>'), style="Note"),
    _p('<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>', _r("XE", "<w:vanish/>"),
       '<w:r><w:fldChar w:fldCharType="end"/></w:r>', _r("Akhir.")),
)
HIDING = ('<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="base"/><w:rPr><w:vanish/></w:rPr></w:style>'
          '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="note"/><w:basedOn w:val="Base"/></w:style>'
          '<w:style w:type="character" w:styleId="Mine"><w:name w:val="mine"/><w:rPr><w:vanish/></w:rPr></w:style>')


def docx(picture: str = 'r:embed="rId5"', target: str = "", more: tuple[str, ...] = ()) -> bytes:
    """A .docx: title, picture, bold, italics, a link, a subheading, two lists, a table, a footnote's neighbour.

    more: paragraphs behind these; HIDDEN has hidden text in it.
    """
    cells = "".join(f"<w:tc>{_p(_r(c))}</w:tc>" for c in ("Los", "120"))
    body = "".join((
        _p(_r("Pasar Trayeman Dibuka Lagi"), style="Title"),
        _p(_picture(picture)),
        _p(_r("Bupati "), _r("membuka", "<w:b/>"), _r(" pasar itu "), _r("Senin", "<w:i/>"), _r(", kata "),
           f'<w:hyperlink r:id="rId4">{_r("dinas")}</w:hyperlink>', _r(".")),
        _p(_r("Kios kosong"), style="Heading2"),
        _p(_r("Blok A"), number=1), _p(_r("Blok B"), number=1), _p(_r("Pertama"), number=2), _p(_r("Kedua"), number=2),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        _p(_r("Selesai "), f'<w:del w:id="1">{"<w:r><w:delText>dibuang</w:delText></w:r>"}</w:del>', _r("sudah.")),
        *more,
    ))
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
        for n, form in ((1, "bullet"), (2, "decimal")))
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
                     for id, name in (("Title", "Title"), ("Heading2", "heading 2"))) + (HIDING if more else "")
    outside = (f'<Relationship Id="rId6" Type="{_REL}/image" Target="{target}" TargetMode="External"/>' if target else "")
    return packed({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
                               'ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_OURS}"><Relationship Id="rId1" Type="{_REL}/officeDocument" '
                       f'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{levels}{numbers}</w:numbering>",
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{_OURS}"><Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/><Relationship Id="rId3" '
            f'Type="{_REL}/numbering" Target="numbering.xml"/><Relationship Id="rId4" Type="{_REL}/hyperlink" '
            f'Target="https://www.google.com/url?q=https://contoh.id/dinas" TargetMode="External"/><Relationship Id="rId5" '
            f'Type="{_REL}/image" Target="media/image1.png"/>{outside}</Relationships>',
        "word/media/image1.png": PICTURE,
    })


def odt(encrypted: bool = False) -> bytes:
    """An .odt of the same."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"))) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="T3"/>'
        '<style:style style:name="T4" style:family="text"><style:text-properties text:display="true"/></style:style>'
        '<text:list-style style:name="L2"><text:list-level-style-number text:level="1"/></text:list-style>')
    body = (
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>dibuang</text:p></text:deletion></text:changed-region>'
        '</text:tracked-changes><text:p text:style-name="P1">Pasar Trayeman Dibuka Lagi</text:p>'
        '<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>Pasar baru</svg:desc></draw:frame></text:p>'
        '<text:p>Bupati <text:span text:style-name="T1">membuka</text:span> pasar<text:s text:c="1"/>itu <text:span text:style-name="T2">'
        'Senin</text:span>, kata <text:a xlink:href="https://contoh.id/dinas">dinas</text:a>.</text:p>'
        '<text:h text:outline-level="2">Kios kosong</text:h>'
        '<text:list><text:list-item><text:p>Blok A</text:p></text:list-item><text:list-item><text:p>Blok B</text:p></text:list-item>'
        '</text:list>'
        '<text:list text:style-name="L2"><text:list-item><text:p>Pertama</text:p></text:list-item><text:list-item>'
        '<text:p text:style-name="P3"><text:span text:style-name="T4">Kedua<text:span text:style-name="T3"> belum</text:span>'
        '</text:span></text:p>'
        '</text:list-item></text:list><table:table><table:table-column/><table:table-row><table:table-cell><text:p>Los</text:p>'
        '</table:table-cell><table:table-cell><text:p>120</text:p></table:table-cell></table:table-row></table:table>'
        '<text:p text:style-name="P3">Catatan tersembunyi.</text:p>'
        '<text:p>Selesai sudah.</text:p>')
    locked = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
              '<manifest:encryption-data/></manifest:file-entry></manifest:manifest>')
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
                       f"<office:text>{body}</office:text></office:body></office:document-content>",
        "Pictures/1.png": PICTURE,
        **({"META-INF/manifest.xml": locked} if encrypted else {}),
    })


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Parts as the archive that such a document is."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()
