"""Addresses of signing in. The names are allauth's, which it redirects to itself."""

from __future__ import annotations

from django.urls import path, re_path

from sinergi.portal.signin import views

urlpatterns = [
    path("akun/masuk/", views.sign_in, name="account_login"),
    path("akun/keluar/", views.sign_out, name="account_logout"),
    path("akun/daftar/", views.sign_up, name="account_signup"),
    path("akun/nonaktif/", views.inactive, name="account_inactive"),
    path("akun/periksa/", views.reauthenticate, name="account_reauthenticate"),
    path("akun/sandi/", views.change_password, name="account_change_password"),
    path("akun/sandi/pasang/", views.set_password, name="account_set_password"),
    path("akun/sandi/lupa/", views.forgotten, name="account_reset_password"),
    path("akun/sandi/lupa/terkirim/", views.forgotten_sent, name="account_reset_password_done"),
    re_path(
        r"^akun/sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.new_password,
        name="account_reset_password_from_key",
    ),
    path(
        "akun/sandi/selesai/", views.new_password_done, name="account_reset_password_from_key_done"
    ),
]
