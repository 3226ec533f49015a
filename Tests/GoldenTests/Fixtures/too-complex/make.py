"""Markdown that would cost the parser minutes: a table of 1,250 columns with 2,500 rows of one cell, and deep nesting."""
from pathlib import Path

articles = Path("content/articles")
head = "|" + "a|" * 1250 + "\n|" + "-|" * 1250 + "\n"
articles.joinpath("table.md").write_text('+++\ntitle = "Table"\n+++\n\n' + head + "|x\n" * 2500)
articles.joinpath("quotes.md").write_text('+++\ntitle = "Quotes"\n+++\n\n' + ">" * 20000 + " deep\n")
