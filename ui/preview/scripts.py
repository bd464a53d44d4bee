"""The few lines of JavaScript that we run beside the page, in a world of their own that the page cannot see."""

from __future__ import annotations

import json
from collections.abc import Callable

PATCH = """(function (start, end, part, length) {
  const held = window.newsdeskText || '', html = held.slice(0, start) + part + held.slice(end);
  if (html.length !== length) return false;
  window.newsdeskText = html;
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  function morph(old, now) {
    if (old.nodeType !== 1) { old.nodeValue = now.nodeValue; return; }
    for (const a of [...old.attributes]) if (!now.hasAttribute(a.name)) old.removeAttribute(a.name);
    for (const a of now.attributes) if (old.getAttribute(a.name) !== a.value) old.setAttribute(a.name, a.value);
    const x = [...old.childNodes], y = [...now.childNodes];
    let i = 0, p = x.length, q = y.length;
    while (i < p && i < q && x[i].isEqualNode(y[i])) i++;
    while (p > i && q > i && x[p - 1].isEqualNode(y[q - 1])) { p--; q--; }
    for (; i < p && i < q && x[i].nodeType === y[i].nodeType && x[i].nodeName === y[i].nodeName; i++)
      if (!x[i].isEqualNode(y[i])) morph(x[i], y[i]);
    const behind = x[p] || null;
    for (let k = i; k < p; k++) x[k].remove();
    for (let k = i; k < q; k++) old.insertBefore(document.importNode(y[k], true), behind);
  }
  morph(document.documentElement, fresh.documentElement);
  return true;
})(%s)"""
"""Makes the page what a fresh load of its new HTML would be, touching only what differs; `morph` pairs equal ends first.

The HTML is kept beside the page, so that only the part of it that changed comes over (see `change`): all of 20,000 words
would hold a key for 22 ms.
"""

REVEAL = """(function (n) {
  const body = document.getElementById('body'), part = body && body.children[n];
  if (!part) return false;
  LAY_OUT
  const h = window.innerHeight;
  function goal() {
    const r = part.getBoundingClientRect(), top = window.scrollY + r.top;
    if (r.top >= h * .06 && r.bottom <= h * .94) return window.scrollY;
    if (r.height > h * .88 && r.top < h * .4 && r.bottom > h * .6) return window.scrollY;
    if (n === 0 && top < h * .92) return 0;
    return Math.max(0, Math.min(document.documentElement.scrollHeight - h, top - h * .3));
  }
  const from = window.scrollY, far = Math.abs(goal() - from);
  if (!far) return false;
  const still = far > 4 * h || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const turn = window.newsdeskTurn = (window.newsdeskTurn || 0) + 1, begun = performance.now(), aim = goal();
  (function step() {
    if (window.newsdeskTurn !== turn) return;
    const t = still ? 1 : Math.min(1, (performance.now() - begun) / 140);
    window.scrollTo({left: 0, top: t < 1 ? from + (aim - from) * (1 - (1 - t) ** 3) : aim, behavior: 'instant'});
    if (t < 1) requestAnimationFrame(step);
    else requestAnimationFrame(function last() {  // what came into sight found its size: once more, without a move
      if (window.newsdeskTurn === turn) window.scrollTo({left: 0, top: goal(), behavior: 'instant'});
    });
  })();
  return true;
})(%s)"""
"""Brings a chunk into sight where it is not, in 140 ms (at once where the system asks for no motion); the first one with the
headline and the picture above it where there is room for them. What is near it is laid out first, so that its place is known."""

CHUNK_AT = """(function (point) {
  const [x, y] = point, hit = document.elementFromPoint(x, y), body = document.getElementById('body');
  let part = hit && hit.closest('#body > *');
  if (!part && body) {
    const r = body.getBoundingClientRect();
    const away = (e) => { const b = e.getBoundingClientRect(); return Math.max(b.top - y, y - b.bottom); };
    if (x >= r.left && x <= r.right && y >= r.top && y <= r.bottom)
      part = [...body.children].reduce((near, e) => near && away(near) <= away(e) ? near : e, null);
  }
  return part ? [...body.children].indexOf(part) : -1;
})(%s)"""
"""The chunk at a point of the view, in the page's pixels, the nearest between two; -1 where there is none."""

CHUNK = """(function (n, html) {
  const body = document.getElementById('body'), part = body && body.children[n];
  const made = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  if (part && made && !made.isEqualNode(part)) part.replaceWith(document.importNode(made, true));
})(%s)"""
"""Puts another element in the place of a chunk; what PATCH keeps is not touched, so that the whole page follows as ever."""

LAZILY = """(function () {
  const far = new CSSStyleSheet(), near = window.newsdeskNear = new CSSStyleSheet();
  far.replaceSync(`#body > p { content-visibility: auto; contain-intrinsic-height: auto 220px; overflow-clip-margin: 24px; }`);
  document.adoptedStyleSheets = [far, near];
})()"""
"""Paragraphs out of sight are neither laid out nor painted: of 20,000 words that is 70 MiB and a quarter of a second. Nothing that is
seen looks another way."""

PLACE = """(function () {
  const body = document.getElementById('body'), parts = body ? [...body.children] : [];
  const n = parts.findIndex((e) => e.getBoundingClientRect().bottom > 0);
  return n < 0 ? '' : JSON.stringify([n, parts[n].getBoundingClientRect().top, window.scrollY]);
})()"""
"""The first chunk in sight, where it begins in the view, and how far the page is scrolled, as JSON; empty where there is none."""

BACK_TO = """(function (n, top) {
  const body = document.getElementById('body'), part = body && body.children[n];
  if (!part) return false;
  LAY_OUT
  window.scrollTo({left: 0, top: window.scrollY + part.getBoundingClientRect().top - top, behavior: 'instant'});
  return true;
})(%s)"""
"""Puts a chunk where PLACE found it: its distance from the top of the page depends on what was laid out by then."""

STAY = "window.newsdeskTurn = (window.newsdeskTurn || 0) + 1;"
"""Ends the motion of REVEAL where it is: a person scrolls."""
SCROLL_TO = STAY + "window.scrollTo({left: 0, top: %s, behavior: 'instant'})"


_LAY_OUT = """if (window.newsdeskNear) window.newsdeskNear.replaceSync(
    `#body > :nth-child(n + ${n - 14}):nth-child(-n + ${n + 16}) { content-visibility: visible; }`);"""
"""Lays out what is around the chunk `n`."""


def call(script: str, *values: object) -> str:
    """A script of this module with its values, each as JSON, which is JavaScript."""
    return script.replace("LAY_OUT", _LAY_OUT) % ", ".join(json.dumps(value) for value in values)


def change(old: str, new: str) -> tuple[int, int, str, int]:
    """What PATCH needs to make `new` of `old`: where the change starts and ends in the old text, what stands there now,
    and how long the new text is, all counted as JavaScript counts (UTF-16)."""
    start = _same(old, new, lambda text, n: text[:n])
    end = _same(old[start:], new[start:], lambda text, n: text[len(text) - n :])
    return _units(old[:start]), _units(old[: len(old) - end]), new[start : len(new) - end], _units(new)


def _same(one: str, other: str, part: Callable[[str, int], str]) -> int:
    """How many characters of this part (the beginning or the end) two texts share: by halves, which is quick in Python."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if part(one, middle) == part(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
