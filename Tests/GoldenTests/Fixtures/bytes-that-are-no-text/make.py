"""Files in encodings that are not UTF-8."""
from pathlib import Path

articles = Path("content/articles")
articles.joinpath("latin1.md").write_bytes('+++\ntitle = "Café"\n+++\n\nText.\n'.encode("latin-1"))
articles.joinpath("nul.md").write_bytes(b'+++\ntitle = "NUL"\n+++\n\nBefore\x00after.\n')
articles.joinpath("utf16.md").write_bytes('+++\ntitle = "UTF-16"\n+++\n\nText.\n'.encode("utf-16"))
articles.joinpath("surrogate.md").write_bytes(b'+++\ntitle = "Surrogate \xed\xa0\x80"\n+++\n\nText.\n')
