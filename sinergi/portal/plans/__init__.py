"""Pages of plans: Renja as a tree, lines, activities, the forum with its decisions and berita acara."""
