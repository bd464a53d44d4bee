"""What a picture file says of itself is read from IPTC, XMP and Exif, and bad metadata never costs the picture."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk.article.content import Picture
from newsdesk.desk import Desk
from newsdesk.drafting import add_image, with_image
from newsdesk.pictures import darkroom
from newsdesk.pictures.developing import describe, prepare
from newsdesk.pictures.made import PictureDetails

SPOKEN = "PANEN RAYA - Petani memanen padi di lereng bukit.-Dok. Desa-"


def jpeg(**extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "olive").save(out, "JPEG", **extra)
    return out.getvalue()


def iptc(**fields: bytes) -> bytes:
    """A JPEG with an IPTC block (Photoshop resource 1028), as picture desks write it."""
    numbers = {"caption": 120, "byline": 80, "credit": 110}
    records = b"".join(b"\x1c\x02" + bytes([numbers[name]]) + struct.pack(">H", len(value)) + value
                       for name, value in fields.items())
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    block = b"Photoshop 3.0\0" + resource
    plain = jpeg()
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + plain[2:]


def xmp(inside: str) -> bytes:
    return ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
            ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
            f' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{inside}</rdf:Description></rdf:RDF>'
            "</x:xmpmeta>").encode()


def test_iptc_caption_in_the_newsroom_s_own_form() -> None:
    said = describe(iptc(caption=SPOKEN.encode())).details
    assert said == PictureDetails("PANEN RAYA", "Petani memanen padi di lereng bukit.", "Dok. Desa")


def test_iptc_in_the_old_letters_of_windows() -> None:
    said = describe(iptc(caption="Kafé di alun-alun.".encode("cp1252"), byline=b"Wartawan", credit=b"Kantor Berita")).details
    assert (said.caption, said.photographer, said.agency) == ("Kafé di alun-alun.", "Wartawan", "Kantor Berita")


def test_xmp_goes_before_exif_and_a_machine_is_told() -> None:
    packet = xmp('<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Banjir rob.</rdf:li></rdf:Alt></dc:description>'
                 "<dc:creator><rdf:Seq><rdf:li>Meja Foto</rdf:li></rdf:Seq></dc:creator>"
                 "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Jalan tergenang air</rdf:li></rdf:Alt>"
                 "</Iptc4xmpCore:AltTextAccessibility><photoshop:Credit>Meja Foto</photoshop:Credit>"
                 "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                 "</Iptc4xmpExt:DigitalSourceType>")
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "SONY DSC", "Kamera kantor"
    said = describe(jpeg(xmp=packet, exif=exif)).details
    assert said == PictureDetails("", "Banjir rob.", "Meja Foto", "", "Jalan tergenang air", ai=True)


def test_what_a_camera_wrote_by_itself_is_no_caption() -> None:
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA         "
    assert describe(jpeg(exif=exif)).details.caption == ""


def test_the_place_is_seen_and_never_exported() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 52.0, 1.0), 3: "E", 4: (109.0, 8.0, 0.0)})
    original = jpeg(exif=exif)
    assert describe(original).details.located and not describe(jpeg()).details.located
    made = prepare(original, Picture("p1", photographer="Meja Foto", agency="Kantor & Kawan", ai=True), 1, "a", 800)
    again = describe(made.data).details
    assert (again.photographer, again.agency, again.ai, again.located) == ("Meja Foto", "Kantor & Kawan", True, False)


@pytest.mark.parametrize("packet", [b"<x", b"\0" * 40, b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>",
                                    b"<x>" * 5_000, b"\xff\xfe\x00"])
def test_bad_metadata_costs_nothing(packet: bytes) -> None:
    assert describe(jpeg(xmp=packet)).details == PictureDetails()


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_as_iptc(noise: bytes) -> None:
    assert describe(iptc(caption=noise)).width == 900


def test_the_details_fill_what_is_empty_and_change_nothing_that_was_written(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    added = desk.do(add_image, iptc(caption=SPOKEN.encode()), "panen.jpg").result
    filled = with_image(Picture("p1"), added)
    assert (filled.keyword, filled.photographer, filled.width) == ("PANEN RAYA", "Dok. Desa", 900)
    kept = with_image(Picture("p1", caption="Sudah ditulis.", photographer="Redaksi"), added)
    assert (kept.caption, kept.photographer, kept.keyword) == ("Sudah ditulis.", "Redaksi", "PANEN RAYA")
    desk.close()


@pytest.mark.parametrize("form", ["GIF", "TIFF", "WEBP", "BMP", "HEIF"])
def test_the_formats_of_telephones_and_offices(form: str) -> None:
    out = io.BytesIO()
    first, second = Image.new("RGB", (320, 200), "red"), Image.new("RGB", (320, 200), "blue")
    if form == "HEIF":
        data = (Path(__file__).parent / "red.heic").read_bytes()
    else:
        first.save(out, form, **({"save_all": True, "append_images": [second]} if form in ("GIF", "TIFF", "WEBP") else {}))
        data = out.getvalue()
    made = prepare(data, Picture("p1"), 1, "a", 300)
    with Image.open(io.BytesIO(made.data)) as image:
        red, _, blue = image.convert("RGB").getpixel((150, 90))
    assert describe(data).width == 320 and red > 200 and blue < 60


def test_a_file_that_ends_the_process_is_refused_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsdesk.errors import Refused

    darkroom.close()
    monkeypatch.setattr(darkroom, "_SERVE", "import sys; sys.stdin.buffer.read()")  # takes the file and never answers
    monkeypatch.setattr(darkroom, "LONGEST_SECONDS", 0.1)
    with pytest.raises(Refused) as refused:
        darkroom.describe(jpeg())
    assert refused.value.code == "picture-not-one"
    monkeypatch.undo()
    assert darkroom.describe(jpeg()).width == 900
