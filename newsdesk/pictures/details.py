"""What a picture file says of itself: caption, photographer, agency, whether a machine made it, whether it tells a place.

Sources: IPTC-IIM 4.2 (record 2), the IPTC Photo Metadata Standard 2023 in XMP (dc, photoshop, Iptc4xmpCore,
Iptc4xmpExt), and Exif 2.32.
"""

from __future__ import annotations

from lxml import etree
from PIL import Image, ImageFile, IptcImagePlugin

from newsdesk.article.content import clean_line
from newsdesk.pictures.made import PictureDetails
from newsdesk.text.caption import is_machine, read_caption

_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
          "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
          "exif": "http://ns.adobe.com/exif/1.0/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
_BY_MACHINE = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia")
_MADE_BY_CAMERA = ("olympus digital camera", "sony dsc", "dcim", "untitled", "default", "camera", "screenshot",
                   "picasa", "kodak", "exif_jpeg", "dav", "oznor", "hdr", "rpt", "sdr")
_EXIF_DESCRIPTION, _EXIF_ARTIST, _EXIF_GPS = 0x010E, 0x013B, 0x8825
_LONGEST = 4_000


def read_details(image: Image.Image) -> PictureDetails:
    """The details in a picture's metadata. What cannot be read counts as not there: never raises for bad metadata."""
    said: dict[str, str] = {}
    located = ai = False
    for source in (_xmp, _iptc, _exif):
        try:
            values = source(image)
        except Exception:
            continue
        located = located or bool(values.pop("located", ""))
        ai = ai or bool(values.pop("ai", ""))
        for name, value in values.items():
            said.setdefault(name, clean_line(value)[:_LONGEST]) if value else None
    caption = read_caption(said.get("caption", ""))
    photographer = said.get("photographer", "") or caption.photographer
    agency = said.get("agency", "") or caption.agency
    return PictureDetails(caption.keyword, caption.text, photographer, "" if agency == photographer else agency,
                          said.get("alt", ""), ai or caption.ai or is_machine(photographer), located)


def _xmp(image: Image.Image) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode("utf-8")
    if not packet.strip(b"\0 \n") or len(packet) > 1_000_000:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(packet.strip(b"\0 \n"), parser)
    source = _first(root, "ext:DigitalSourceType").rpartition("/")[2].casefold()
    return {
        "caption": _useful(_first(root, "dc:description")), "photographer": _first(root, "dc:creator"),
        "agency": _first(root, "photoshop:Credit") or _first(root, "photoshop:Source"),
        "alt": _first(root, "core:AltTextAccessibility"), "ai": "yes" if source in _BY_MACHINE else "",
        "located": _first(root, "exif:GPSLatitude"),
    }


def _first(root: etree._Element, name: str) -> str:
    """A property of an XMP packet, written as an element (its first ``rdf:li`` too) or as an attribute."""
    found = root.xpath(f"(//{name}//rdf:li | //{name}[not(*)])[1]", namespaces=_NAMES)
    if isinstance(found, list) and found:
        return str(found[0].text or "")  # type: ignore[union-attr]
    attribute = root.xpath(f"string((//@{name})[1])", namespaces=_NAMES)
    return str(attribute)


def _iptc(image: Image.Image) -> dict[str, str]:
    info = IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile.ImageFile) else None

    def text(record: int) -> str:
        value = (info or {}).get((2, record), b"")
        value = value[0] if isinstance(value, list) else value
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("cp1252", "replace")

    return {"caption": _useful(text(120)), "photographer": text(80), "agency": text(110) or text(115)}


def _exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    return {"caption": _useful(str(exif.get(_EXIF_DESCRIPTION, ""))), "photographer": str(exif.get(_EXIF_ARTIST, "")),
            "located": "yes" if _has_place(exif) else ""}


def _has_place(exif: Image.Exif) -> bool:
    place = exif.get_ifd(_EXIF_GPS)
    return any(tag in place for tag in (1, 2, 3, 4))


def _useful(caption: str) -> str:
    """A caption, unless a camera or a program wrote it by itself."""
    folded = caption.casefold().strip()
    return "" if any(folded == junk or folded.startswith(f"{junk} ") for junk in _MADE_BY_CAMERA) else caption
