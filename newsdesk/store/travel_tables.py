"""The tables of work that travels: how far each machine is known, what it signed, and which machines count."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from newsdesk.store.base import Base


class Tip(Base):
    """How far the events of a device are known, and the highest clock among them (store/order.py). Counted from the log."""

    __tablename__ = "tip"
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer)
    clock: Mapped[int] = mapped_column(Integer)


class Signature(Base):
    """What the device that made an event signed its hash with: once written, as the event itself."""

    __tablename__ = "signature"
    event: Mapped[str] = mapped_column(String(64), primary_key=True)
    signature: Mapped[str] = mapped_column(String(88))


class Device(Base):
    """A machine that has introduced itself, with its key. Whether it counts the list says."""

    __tablename__ = "device"
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    seal: Mapped[str] = mapped_column(String(80), default="")
    """What packages are sealed for it with (age, X25519); empty: an older program, which cannot open any."""
    earlier: Mapped[str] = mapped_column(Text, default="")
    """Names that the same machine had before, and the last event under each for which it speaks: ``DEVICE:SEQ``, parted by spaces."""


class Listed(Base):
    """A line of the list that the chief signed: a machine, whose it is, and what that person may do."""

    __tablename__ = "listed"
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(32))
    roles: Mapped[str] = mapped_column(Text)
    until: Mapped[int] = mapped_column(Integer)
    """The last of its events that counts, where it was removed; -1: it was not."""
    said: Mapped[str] = mapped_column(String(32), default="")
    """As whom its person was enrolled there, where that is another id of somebody on the list; else empty."""
    version: Mapped[int] = mapped_column(Integer)


class DraftBase(Base):
    """The revision that a draft was written on, where it is not simply the newest one."""

    __tablename__ = "draft_base"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[str] = mapped_column(String(64))


class Posted(Base):
    """What of an article left this machine last: private to it, and no proof that anybody has it."""

    __tablename__ = "posted"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    event: Mapped[str] = mapped_column(String(64))
    """The newest step or revision of this machine that went along."""
    road: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(Text)
    """The name of the file, or where the road leads."""
    at: Mapped[datetime]


class Receipt(Base):
    """Another machine says that it has an event: taken out of its own signed events, so that a list finds it by article."""

    __tablename__ = "receipt"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    event: Mapped[str] = mapped_column(String(64), primary_key=True)
    device: Mapped[str] = mapped_column(String(32), primary_key=True)
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
