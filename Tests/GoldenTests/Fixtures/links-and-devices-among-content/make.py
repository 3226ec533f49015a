"""Links that leave the content folder, and things that are no files."""
import os
from pathlib import Path

Path("secret.md").write_text('+++\ntitle = "SECRET"\n+++\n')
os.symlink("../../secret.md", "content/articles/leaves.md")
os.symlink("/etc/passwd", "content/articles/absolute.md")
os.symlink("../articles", "content/articles/folder")
os.symlink("nowhere.md", "content/articles/broken.md")
os.symlink("one.md", "content/articles/same.md")
os.mkfifo("content/articles/pipe.md")
