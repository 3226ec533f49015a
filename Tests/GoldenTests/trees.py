"""Folders as values."""

import os
from pathlib import Path


def snapshot(folder: Path) -> dict[str, tuple]:
    """Every entry below a folder with its kind and inode; a file with its time and bytes, too."""
    entries: dict[str, tuple] = {}
    for parent, folders, files in os.walk(folder):
        for path in (Path(parent, name) for name in folders + files):
            status = path.lstat()
            content: bytes | str = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else ""
            modified = None if path.is_dir() else status.st_mtime_ns
            entries[path.relative_to(folder).as_posix()] = (status.st_mode, status.st_ino, modified, content)
    return entries
