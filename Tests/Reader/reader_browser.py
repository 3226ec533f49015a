"""The server and the pages that the tests of this folder look through."""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}

REPORT_VIOLATIONS = """document.addEventListener('securitypolicyviolation',
  event => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""


class Server(http.server.SimpleHTTPRequestHandler):
    """The pages carry a policy of their own; this one is of the host. Files that change names may be kept."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; style-src 'self'; script-src 'self'")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if any(part in self.path for part in self.server.broken):
            return self.send_error(503)
        super().do_GET()

    def send_error(self, code: int, *rest: object) -> None:
        """As hosts of static sites do: the site's own page for what is not there."""
        if code != 404:
            return super().send_error(code, *rest)
        body = (Path(self.directory) / "docs/404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=folder))
    server.asked, server.broken = [], []
    server.address = f"http://127.0.0.1:{server.server_port}/docs/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def watched(context: BrowserContext, complaints: list[str]) -> Page:
    """A page whose every complaint is written down."""
    page = context.new_page()
    page.set_default_timeout(15000)
    page.add_init_script(REPORT_VIOLATIONS)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    return page
