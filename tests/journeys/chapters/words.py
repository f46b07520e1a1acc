"""What the people of the story write, and find again in later chapters."""

from __future__ import annotations

WISH = "Minta pelatihan membuat konten untuk pemuda"
PROPOSAL = "Pelatihan konten digital untuk pemuda Malang"
WORK = "Kelas konten digital"
COURSE = "Kelas YouTuber Malang"
