"""The changes of a text as Qt's views see them: rules, and under each its changes, ticked or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.text.related import TITLE_ONLY, Related, read_related
from newsdesk.text.tidying import Change
from newsdesk.text.tidying.rules import RULES, name_of
from ui.words import say

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Key = tuple[str, str, str, str]
GROUPS = 2**32
"""The id of an index that is a group; of a change it is the number of its group."""
ORDER = [name_of(rule) for rule in RULES]
_SIGNS = str.maketrans({"\u00a0": "⍽", "\u202f": "⍽", "\u2007": "⍽", "\t": "⇥", "\u200b": "·", "\u200c": "·", "\u200d": "·", "\u2060": "·",
                        "\ufeff": "·", "\u00ad": "·", "\u200e": "·", "\u200f": "·", "\n": "⏎"})


@dataclass(slots=True)
class Row:
    change: Change
    ticked: bool

    @property
    def related(self) -> Related | None:
        """The related link that the change makes, if it makes one."""
        return read_related(self.change.new) if self.change.rule == "related-link" else None

    @property
    def shown(self) -> tuple[str, str]:
        """Before and after in one line each, what nobody sees made visible; a title and what becomes of it."""
        if related := self.related:
            return related.title, say("tidy.card.waiting" if related.target == TITLE_ONLY else "tidy.card")
        return visible(self.change.before), visible(self.change.after)


@dataclass(slots=True)
class Group:
    """The changes of a rule in the text, or all of a place beside it: there are few, and where they are says more."""

    rule: str
    """Empty beside the text."""
    certain: bool
    rows: list[Row]
    where: str = ""

    @property
    def key(self) -> tuple[str, str, bool]:
        return self.where, self.rule, self.certain

    @property
    def words(self) -> str:
        return where_words(self.where) if self.where else say(f"tidy.rule.{self.rule}")

    @property
    def ticked(self) -> int:
        return sum(row.ticked for row in self.rows)


def visible(text: str) -> str:
    """Text in one line, with signs for characters that nobody sees."""
    return text.replace("\n\n", "\n").translate(_SIGNS)


def key_of(change: Change) -> _Key:
    """What stays the same of a change while the text around it is written on."""
    return change.where, change.rule, change.before, change.after


def where_words(where: str) -> str:
    """What people call a place beside the text: ``headline``, ``lead.caption``, ``2.alt``."""
    picture, _, name = where.rpartition(".")
    if not picture:
        return say(f"tidy.where.{name}")
    return say("tidy.where.lead" if picture == "lead" else "tidy.where.picture", n=picture, what=say(f"tidy.where.{name}"))


class Changes(QAbstractItemModel):
    """Certain changes are ticked to begin with, offered ones are not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []
        self._refused: set[_Key] = set()
        self._wanted: set[_Key] = set()

    def show(self, changes: Iterable[Change]) -> None:
        """Show other changes; what a person ticked or refused before stays so."""
        self.beginResetModel()
        found: dict[tuple[str, str, bool], Group] = {}
        for change in changes:
            made = Group("" if change.where else change.rule, change.certain, [], change.where)
            group = found.setdefault(made.key, made)
            key = key_of(change)
            group.rows.append(Row(change, key not in self._refused if change.certain else key in self._wanted))
        # What a person has to decide stands first; then what stands above the text.
        self.groups = sorted(found.values(), key=lambda g: (g.certain, ORDER.index(g.rule) if g.rule else -1))
        self.endResetModel()

    def chosen(self) -> list[Change]:
        """The changes that are ticked."""
        return [row.change for group in self.groups for row in group.rows if row.ticked]

    def counts(self) -> tuple[int, int]:
        """How many changes are certain, and how many are offered."""
        certain = sum(len(g.rows) for g in self.groups if g.certain)
        return certain, sum(len(g.rows) for g in self.groups) - certain

    def at(self, index: Index) -> Group | Row | None:
        """The group or the row at an index."""
        if not index.isValid():
            return None
        if index.internalId() == GROUPS:
            return self.groups[index.row()] if index.row() < len(self.groups) else None
        group = self.groups[index.internalId()] if index.internalId() < len(self.groups) else None
        return group.rows[index.row()] if group and index.row() < len(group.rows) else None

    def toggle(self, index: Index) -> None:
        """Tick what is not ticked, and the other way round; of a group all that is in it."""
        thing = self.at(index)
        if isinstance(thing, Row):
            self._tick(thing, not thing.ticked)
            self.dataChanged.emit(index, index)
            group = self.parent(index)
            self.dataChanged.emit(group, group)
        elif isinstance(thing, Group):
            wanted = thing.ticked < len(thing.rows)
            for row in thing.rows:
                self._tick(row, wanted)
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(self.index(0, 0, index), self.index(len(thing.rows) - 1, 0, index))

    def _tick(self, row: Row, ticked: bool) -> None:
        row.ticked = ticked
        key = key_of(row.change)
        (self._wanted.add if ticked else self._wanted.discard)(key)
        (self._refused.discard if ticked else self._refused.add)(key)

    # ---- as Qt asks ---------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        return self.createIndex(row, column, parent.row() if parent.isValid() else GROUPS)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == GROUPS:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, GROUPS)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        thing = self.at(parent)
        return len(thing.rows) if isinstance(thing, Group) else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.at(index)
        if thing is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(thing)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(thing, Group):
                return say("tidy.group", rule=thing.words, ticked=thing.ticked, n=len(thing.rows))
            words = say("tidy.change", before=thing.shown[0], after=thing.shown[1] or say("tidy.nothing"))
            return f"{where_words(thing.change.where)}: {words}" if thing.change.where else words
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(thing, Row):
            rule = say(f"tidy.rule.{thing.change.rule}") + "\n\n" if thing.change.where else ""
            return f"{rule}{thing.change.before}\n→\n{thing.change.after or say('tidy.nothing')}"
        return None

    def _state(self, thing: Group | Row) -> Qt.CheckState:
        if isinstance(thing, Row):
            return Qt.CheckState.Checked if thing.ticked else Qt.CheckState.Unchecked
        some = thing.ticked
        return (Qt.CheckState.Unchecked if not some else Qt.CheckState.Checked if some == len(thing.rows)
                else Qt.CheckState.PartiallyChecked)
