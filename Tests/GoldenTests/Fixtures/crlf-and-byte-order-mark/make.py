"""The same article as an editor on another system writes it."""
from pathlib import Path

plain = Path("content/articles/plain.md").read_bytes()
Path("content/articles/crlf.md").write_bytes(b"\xef\xbb\xbf" + plain.replace(b"Plain", b"CRLF").replace(b"\n", b"\r\n"))
