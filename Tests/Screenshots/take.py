"""Takes the pictures of the README: `make screenshots`. The site is built into a folder of its own, served on loopback and
opened in headless Chromium; each picture is a WebP of at most 60 kB."""

import base64
import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
LARGEST = 60_000

DESKTOP, PHONE = (1280, 800), (390, 844)
# name, page, window, scheme, theme
PICTURES = [
    ("home", "/", DESKTOP, "light", "pistachio"),
    ("lesson", "/lessons/http-basics/", DESKTOP, "dark", "pistachio"),
    ("comparison", "/comparisons/backend-programs/", DESKTOP, "light", "paper"),
    ("lesson-phone", "/lessons/http-basics/", PHONE, "light", "pistachio"),
    ("roadmap-phone", "/roadmaps/backend/", PHONE, "dark", "pistachio"),
    ("course-phone", "/courses/backend/", PHONE, "dark", "terminal"),
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


def picture(browser: Browser, url: str, window: tuple[int, int], scheme: str, theme: str) -> bytes:
    context = browser.new_context(viewport={"width": window[0], "height": window[1]}, color_scheme=scheme)
    context.add_init_script(f"localStorage['waymark-theme'] = '{theme}'")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    session = context.new_cdp_session(page)
    for quality in (70, 55, 40, 25):
        taken = base64.b64decode(session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})["data"])
        if len(taken) <= LARGEST:
            context.close()
            return taken
    sys.exit(f"{url}: the picture has {len(taken)} bytes at the least, more than {LARGEST}")


def main(waymark: str) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        public = Path(folder) / "public"
        subprocess.run([waymark, "build", "-s", str(ROOT), "-d", str(public)], check=True)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=public))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, url, window, scheme, theme in PICTURES:
            taken = picture(browser, f"http://127.0.0.1:{server.server_port}{url}", window, scheme, theme)
            (FOLDER / f"{name}.webp").write_bytes(taken)
            print(f"{name}.webp {len(taken)}")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
