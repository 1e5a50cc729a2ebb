"""Prints which of the words on stdin, one a line, a Hunspell dictionary does not know.

usage: unknown.py <dictionary without .aff and .dic, or klpt:<name> for one inside the package klpt>
"""

import importlib.util
import os
import sys

from hunspell import Hunspell

wanted = sys.argv[1]
if wanted.startswith("klpt:"):
    package = os.path.dirname(importlib.util.find_spec("klpt").origin)
    wanted = os.path.join(package, "data", wanted.removeprefix("klpt:"))
folder, name = os.path.split(wanted)
dictionary = Hunspell(name, hunspell_data_dir=folder)
for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
    if not dictionary.spell(line):
        sys.stdout.buffer.write(f"{line}\n".encode("utf-8"))
