"""Addresses of the thread: the newest steps, and the whole chain of any row."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.thread import views

app_name = "thread"
urlpatterns = [
    path("benang/", views.newest, name="newest"),
    path("benang/<str:name>/", views.detail, name="detail"),
    path("benang/<str:name>/ikuti/", views.follow, name="follow"),
    path("benang/<str:name>/<str:kind>/", views.group, name="group"),
]
