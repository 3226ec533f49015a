"""Folders as values."""

import os
from pathlib import Path


def snapshot(folder: Path) -> dict[str, tuple]:
    """Every entry below a folder with its kind, inode, times and bytes. The lock file of a build is left out: it stays,
    empty, when a build ends."""
    entries: dict[str, tuple] = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = Path(parent, name)
            status = path.lstat()
            content: bytes | str = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else ""
            if not name.startswith(".waymark-lock"):
                modified = status.st_mtime_ns if name in files else 0
                entries[path.relative_to(folder).as_posix()] = (status.st_mode, status.st_ino, modified, content)
    return entries
