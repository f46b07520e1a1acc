"""Addresses of the doors for machines."""

from __future__ import annotations

from django.urls import path

from sinergi.interop import exports, feeds, rest, threads

app_name = "interop"
urlpatterns = [
    path("api/v1/", rest.index, name="index"),
    path("api/v1/thread/<str:name>.jsonld", threads.as_entities, name="thread-entities"),
    path("api/v1/thread/<str:name>", threads.as_json, name="thread"),
    path("api/v1/timeline", rest.timeline, name="timeline"),
    path("api/v1/scorecard", rest.scorecard, name="scorecard"),
    path("api/v1/datasets", exports.index, name="datasets"),
    path("api/v1/<str:stage>", rest.stage_list, name="stage"),
    path("data/<slug:key>.csv", exports.as_csv, name="dataset-csv"),
    path("data/<slug:key>.json", exports.as_json, name="dataset-json"),
    path("umpan.atom", feeds.newest, name="newest-feed"),
]
