"""Addresses without what follows people around: redirects unwrapped, parameters that only track taken off."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from urllib.parse import parse_qsl, unquote, urlsplit

_HOPS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(where, re.I), names) for where, names in (
        (r"(?:[\w-]+\.)?google\.[a-z.]{2,6}/(?:url|imgres)", ("q", "url", "imgrefurl")),
        (r"(?:[\w-]+\.)?(?:facebook|messenger|workplace)\.com/(?:l|flx/warn/)\.?(?:php)?/?", ("u",)),
        (r"l\.(?:instagram|threads)\.(?:com|net)/", ("u",)),
        (r"[\w.-]+\.safelinks\.protection\.outlook\.com/.*", ("url",)),
        (r"(?:www\.|m\.)?youtube\.com/(?:redirect|attribution_link)", ("q",)),
        (r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)", ("url",)),
        (r"(?:away\.)?vk\.com/away\.php", ("to",)),
        (r"out\.reddit\.com/.*", ("url",)),
        (r"slack-redir\.net/link", ("url",)),
        (r"t\.umblr\.com/redirect", ("z",)),
        (r"steamcommunity\.com/linkfilter/?", ("url", "u")),
        (r"duckduckgo\.com/l/", ("uddg",)),
        (r"(?:www\.)?bing\.com/ck/a", ("u",)),
        (r"deref-[\w.]+/.*", ("redirectUrl",)),
        (r"urldefense\.(?:proofpoint\.)?com/v[12]/url", ("u",)),
    ))
_PROOFPOINT = re.compile(r"https?://urldefense\.com/v3/__(.+?)__;", re.I)
_AMP = re.compile(r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp/|[\w-]+\.cdn\.ampproject\.org/[cv]/)(s/)?(.+)", re.I)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid?|mc_[ce]id|mkt_tok|_hs\w+|hs\w+tracking"
    r"|_ga|_gl|ref_src|ref_url|xtor|__tn__|__cft__.*|fb_action_\w+|fb_source|vero_\w+|oly_\w+_id|wickedid|rb_clickid|s_cid|spm"
    r"|ved|usg|sa|cmpid|ncid|sr_share|share_id|si_source", re.I)
_ONLY_GOOGLE = {"ved", "usg", "sa"}
_WEB = re.compile(r"https?://[^\s<>\"“”]+")
_DEEPEST = 4


def clean_address(url: str) -> str:
    """An address with redirects unwrapped and tracking parameters gone; anything else as it is."""
    for _ in range(_DEEPEST):
        target = _behind(url)
        if not target or target == url:
            break
        url = target
    return _without_tracking(url)


def clean_addresses(text: str) -> str:
    """Plain text with every address in it clean."""
    return _WEB.sub(_cleaned, text) if "://" in text else text


def _cleaned(found: re.Match[str]) -> str:
    url = found[0].rstrip(".,;:!?)'*_")
    return clean_address(url) + found[0][len(url) :]


def _behind(url: str) -> str:
    """Where a redirect leads; an empty string for what is none."""
    if found := _PROOFPOINT.match(url):
        return re.sub(r"^(https?:/)(?!/)", r"\1/", found[1])
    if found := _AMP.match(url):
        return f"http{'s' if found[1] else ''}://{found[2]}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    for where, names in _HOPS:
        if where.fullmatch(f"{parts.netloc}{parts.path}"):
            given = dict(parse_qsl(parts.query))
            return next((to for name in names if (to := _target(given.get(name, ""), parts.netloc))), "")
    return ""


def _target(value: str, host: str) -> str:
    if "bing." in host and value.startswith("a1"):
        try:
            value = urlsafe_b64decode(value[2:] + "=" * (-len(value[2:]) % 4)).decode("utf-8")
        except ValueError:
            return ""
    if "proofpoint" in host:
        value = unquote(value.translate(str.maketrans("-_", "%/")))
    return value if re.match(r"https?://[^\s/]", value) else ""


def _without_tracking(url: str) -> str:
    """Only what tracks is taken out; the rest of the address stays character by character."""
    head, hash_, fragment = url.partition("#")
    base, question, query = head.partition("?")
    if not question and not hash_:
        return url
    google = bool(re.match(r"https?://(?:[\w-]+\.)?google\.", base, re.I))
    kept = [part for part in query.split("&") if part and not _tracks(unquote(part.partition("=")[0]), google)]
    fragment = re.sub(r":~:text=.*", "", fragment)
    fragment = "" if _TRACKING.match(fragment.partition("=")[0]) and "=" in fragment else fragment
    end = f"#{fragment}" if fragment else ""
    return f"{base}{'?' if kept else ''}{'&'.join(kept)}{end}"


def _tracks(name: str, google: bool) -> bool:
    return bool(_TRACKING.fullmatch(name)) and (google or name.lower() not in _ONLY_GOOGLE)
