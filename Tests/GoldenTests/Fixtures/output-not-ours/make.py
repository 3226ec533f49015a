"""A folder that somebody else filled."""
from pathlib import Path

Path("public").mkdir()
Path("public/thesis.txt").write_text("The only copy.\n")
