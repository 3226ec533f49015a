"""A file where the output should go."""
from pathlib import Path

Path("public").write_text("Not a folder.\n")
