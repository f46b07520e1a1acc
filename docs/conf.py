"""Sphinx with MyST: `make docs`."""

project = "Sinergi"
author = "Pengembang Sinergi"
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Sinergi"
language = "en"
