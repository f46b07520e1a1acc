"""Malang as a living city: stories told through the public faces of the stages, never by inserting rows.

A scene is a moment and what happens then. The loader sorts the scenes of all stories, sets the
clock to each moment, lets the jobs that fell due before it run, and plays it. Scenes after the
demo's starting day wait until a visitor steps the city's day forward.

What was really reported carries its `source`; what was invented carries `contoh`. Real events are
never completed by invention, and officials appear by their office alone.

May import every stage, `thread` and below; only `portal`, `interop` and `site` may import it.
"""
