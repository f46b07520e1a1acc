"""Addresses of the account."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.account import views

app_name = "account"
urlpatterns = [
    path("akun/", views.home, name="home"),
    path("akun/data/", views.data, name="data"),
    path("akun/kontak/", views.contact, name="contact"),
    path("akun/data/unduh/", views.download, name="download"),
    path("akun/tutup/", views.leave, name="leave"),
    path("akun/ditutup/", views.gone, name="gone"),
    path("akun/ikuti/", views.following, name="following"),
    path("akun/ikuti/mulai/", views.follow, name="follow"),
    path("akun/ikuti/berhenti/", views.stop_following, name="unfollow"),
]
