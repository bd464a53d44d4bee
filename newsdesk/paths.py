"""Where things lie: the newsroom folder of a person, and the resources that came with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Home:
    """A newsroom folder. Everything of a newsroom is below it; nothing is kept anywhere else."""

    folder: Path

    @classmethod
    def usual(cls) -> Home:
        """The folder used when none is named: the system's place for this person's data."""
        return cls(Path(platformdirs.user_data_dir("Newsdesk", appauthor=False)))

    @property
    def store(self) -> Path:
        return self.folder / "newsroom.sqlite3"

    @property
    def pictures(self) -> Path:
        """Original pictures, as ``ab/abcdef...`` named by the SHA-256 of their bytes."""
        return self.folder / "pictures"

    @property
    def copies(self) -> Path:
        """Small copies of pictures whose originals are still to come: named by the original they stand for, never taken for it."""
        return self.folder / "copies"

    @property
    def portals(self) -> Path:
        """The newsroom's own portal profiles; each a folder as in resources/portals."""
        return self.folder / "portals"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def rescue(self) -> Path:
        """Plain-text copies of open texts, readable with any editor."""
        return self.folder / "rescue"

    @property
    def aside(self) -> Path:
        """Stores that another took the place of, untouched; each in a folder named by the time."""
        return self.folder / "aside"

    @property
    def ballast(self) -> Path:
        """Room for a full disk (store/ballast.py)."""
        return self.folder / "ballast"

    @property
    def key(self) -> Path:
        """The secret key of this machine (store/keys.py)."""
        return self.folder / "device.key"

    @property
    def server_password(self) -> Path:
        """The password of the newsroom's server (server/address.py), where the person gave one."""
        return self.folder / "server.password"

    @property
    def quarantine(self) -> Path:
        """What came in and was refused, each file beside its reason."""
        return self.folder / "quarantine"

    @property
    def exports(self) -> Path:
        return self.folder / "exports"

    @property
    def lock(self) -> Path:
        return self.folder / "newsroom.lock"

    def picture(self, digest: str) -> Path:
        """The path of the original picture with this SHA-256 (64 hexadecimal digits)."""
        return self.pictures / digest[:2] / digest

    def copy(self, digest: str) -> Path:
        """The path of the small copy that stands for the original with this SHA-256 until it comes."""
        return self.copies / digest[:2] / digest

    def shown(self, digest: str) -> Path:
        """What there is of a picture to look at: the original, or its small copy."""
        original = self.picture(digest)
        return self.copy(digest) if not original.exists() and self.copy(digest).exists() else original
