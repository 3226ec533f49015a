"""A PostgreSQL 15 and a Redis of one's own, for as long as a `with` block lasts.

    with postgres() as database_url, redis() as redis_url: ...

Each server listens on a free port of 127.0.0.1, keeps its files in a temporary folder and is stopped with the block;
should this process be killed, the kernel stops them. Two runs at once don't meet: a port that somebody else took in
between is noticed, and another one tried. Started by root they run as the user `postgres`, else `nobody`.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

POSTGRES_BIN = Path(os.environ.get("POSTGRES_BIN", "/usr/lib/postgresql/15/bin"))
START_SECONDS = 60
ATTEMPTS = 5
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes; the lessons fill a quarter of it
DATABASES = 64  # of a Redis: one for each milestone of the project


class ServerError(Exception):
    """A server that cannot be started, with what it said."""


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of an empty database `sho` on a server whose superuser is `sho` (so one may create more databases)."""
    if not (POSTGRES_BIN / "postgres").exists():
        raise ServerError(f"no PostgreSQL 15 in {POSTGRES_BIN}: apt-get install postgresql-15, or set POSTGRES_BIN")
    with _folder("sho-postgres-") as folder:
        data = folder / "data"
        _once([POSTGRES_BIN / "initdb", "-D", data, "-U", "sho", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
               "--no-sync", "--no-instructions"], folder)
        settings = {
            "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "timezone": "UTC", "log_timezone": "UTC",
            "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "32MB",
            "max_connections": "100",
        }
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

        def ready(_: subprocess.Popen, __: int) -> bool:
            # The last line of the server's own file says so: another server's port can't be taken for ours.
            try:
                return (data / "postmaster.pid").read_text().rstrip().endswith("ready")
            except FileNotFoundError:
                return False

        def command(port: int) -> list[object]:
            return [POSTGRES_BIN / "postgres", "-D", data, "-p", port, *flags]

        # Its files are thrown away: SIGQUIT ends it without the last checkpoint, which takes seconds when a hundred
        # databases were made.
        with _server(command, ready, folder, signal.SIGQUIT) as port:
            _once([POSTGRES_BIN / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "sho", "sho"], folder)
            yield f"postgresql://sho@127.0.0.1:{port}/sho"


@contextmanager
def redis() -> Iterator[str]:
    """The URL of an empty Redis that writes nothing to disk."""
    program = shutil.which("redis-server")
    if program is None:
        raise ServerError("no redis-server on PATH: apt-get install redis-server")
    with _folder("sho-redis-") as folder:

        def command(port: int) -> list[object]:
            return [program, "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--databases", DATABASES,
                    "--dir", folder]

        def ready(process: subprocess.Popen, port: int) -> bool:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                    connection.sendall(b"INFO server\r\n")
                    answer = connection.recv(65536)
            except OSError:
                return False
            return f"process_id:{process.pid}\r\n".encode() in answer

        with _server(command, ready, folder, signal.SIGTERM) as port:
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _folder(prefix: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=_memory()))
    try:
        if os.geteuid() == 0:
            user = _user()
            os.chown(folder, user.pw_uid, user.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    """Where files live in memory, if there is room: a busy disk takes 20 seconds to remove what the lessons leave."""
    with suppress(OSError):
        room = os.statvfs(MEMORY)
        if room.f_bavail * room.f_frsize >= ROOM and os.access(MEMORY, os.W_OK):
            return MEMORY
    return None


@contextmanager
def _server(command: Callable[[int], list[object]], ready: Callable[[subprocess.Popen, int], bool], folder: Path,
            stop: signal.Signals) -> Iterator[int]:
    """Runs the server on the first free port on which it comes up; `stop` is the signal that ends it cleanly."""
    for attempt in range(ATTEMPTS):
        port = _free_port()
        with open(folder / "log", "w") as log:
            process = subprocess.Popen(_as_user(command(port), stop), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       cwd=folder, env=_environment())
        try:
            if not _wait(process, port, ready):
                continue
            yield port
            return
        finally:
            _stop(process, stop)
    raise ServerError((folder / "log").read_text(errors="replace"))


def _wait(process: subprocess.Popen, port: int, ready: Callable[[subprocess.Popen, int], bool]) -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if ready(process, port):
            return True
        time.sleep(0.05)
    return False


def _stop(process: subprocess.Popen, signal_number: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(signal_number)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _once(command: list[object], folder: Path) -> None:
    done = subprocess.run(_as_user(command, signal.SIGKILL), cwd=folder, env=_environment(), stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if done.returncode:
        raise ServerError(done.stdout + done.stderr)


def _as_user(command: list[object], parent_died: signal.Signals) -> list[str]:
    """The command, told to end with this process, and by root run as an ordinary user (PostgreSQL refuses root)."""
    wrapper = ["setpriv", "--pdeathsig", parent_died.name.removeprefix("SIG")]
    if os.geteuid() == 0:
        user = _user()
        wrapper += ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups"]
    return [*wrapper, "--", *map(str, command)]


def _user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServerError("neither postgres nor nobody is a user here")


def _environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
