"""An article of two megabytes, and front matter of a hundred kilobytes."""
from pathlib import Path

articles = Path("content/articles")
articles.joinpath("long.md").write_text('+++\ntitle = "Long"\n+++\n\n' + "A line of text.\n" * 131072)
articles.joinpath("head.md").write_text('+++\ntitle = "Head"\nsummary = "' + "word " * 20000 + '"\n+++\n\nText.\n')
