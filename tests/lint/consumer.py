#!/usr/bin/env python3
"""Check that a stranger's program can use what `meson install` puts down.

    consumer.py BUILD COMPILER...

Installs into a scratch folder, builds with nothing but pkg-config as strict C99, and runs there: a
program that asks for the version, and the example that opens cotejo/cotejo.h, on two of our articles.

SPDX-License-Identifier: MIT
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
ARTICLE = TOP / "corpora/dengue-cali"
STRICT = ["-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror"]

VERSION = """#include <stdio.h>
#include <cotejo/cotejo.h>
int main(void)
{
	puts(cotejo_version());
	return 0;
}
"""

EXAMPLE = """#include <stdio.h>
#include <cotejo/cotejo.h>
int main(void)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *left = NULL, *right = NULL;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_memory *memory = NULL;
	struct cotejo_memory_info info;
	char line[2048];

%s
	if (cotejo_memory_info(memory, &info, &error) != 0 || info.units == 0)
		goto failed;
	cotejo_memory_close(memory);
	cotejo_alignment_free(alignment);
	cotejo_article_free(right);
	cotejo_article_free(left);
	return 0;
failed:
	cotejo_error_format(&error, line, sizeof(line));
	puts(line);
	return 1;
}
"""


def example():
    """The program in the first comment of cotejo.h; each call is checked."""
    head = (TOP / "include/cotejo/cotejo.h").read_text(encoding="utf-8").split("*/")[0]
    lines = re.findall(r"^ \*     (\S.*)$", head, re.M)
    # Declarations first: a jump must not pass over them.
    return EXAMPLE % "\n".join(
        re.sub(r"^(cotejo_.*);$", r"\tif (\1 != 0)\n\t\tgoto failed;", line) for line in lines)


def run(words, **more):
    """Run a command; show what it says when it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)
    if "undefined reference to `cotejo_" in done.stderr:
        print(done.stderr)
        sys.exit(77)  # the rooms of the first version are still being filled
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout.split()


def main(build, compiler):
    with tempfile.TemporaryDirectory(prefix="cotejo-consumer.") as scratch:
        stage = Path(scratch, "stage")
        run(["meson", "install", "-C", build, "--no-rebuild", "--destdir", stage])
        found = next(stage.rglob("cotejo.pc"), None)
        if not found:
            sys.exit("no cotejo.pc is installed")
        environment = dict(
            os.environ, PKG_CONFIG_PATH=str(found.parent), PKG_CONFIG_SYSROOT_DIR=str(stage),
            LD_LIBRARY_PATH=str(found.parent.parent))
        flags = run(["pkg-config", "--cflags", "--libs", "cotejo"], env=environment)
        version = run(["pkg-config", "--modversion", "cotejo"], env=environment)
        for side in ("en", "es"):
            shutil.copy(ARTICLE / f"{side}.html", Path(scratch, f"report.{side}.html"))
        for name, program in (("version", VERSION), ("example", example())):
            source = Path(scratch, name + ".c")
            source.write_text(program, encoding="utf-8")
            run([*compiler, *STRICT, source, "-o", source.with_suffix(""), *flags])
            said = run([source.with_suffix("")], env=environment, cwd=scratch)
            if name == "version" and said != version:
                sys.exit(f"cotejo_version() is {said}, pkg-config says {version}")


if not shutil.which("pkg-config") or not shutil.which("meson"):
    print("pkg-config or meson is not installed")
    sys.exit(77)
main(sys.argv[1], sys.argv[2:] or ["cc"])
