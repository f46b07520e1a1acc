"""Every setting of the city, read from the environment once. docs/reference/settings.md explains each."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from csp import constants as csp
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.site import cluster, mail
from sinergi.site.trouble import Trouble

django_stubs_ext.monkeypatch()  # lets admin.ModelAdmin[Category] and the like name their model

PACKAGE = Path(__file__).resolve().parent.parent


def _number(name: str, default: int) -> int:
    given = os.environ.get(name, "")
    try:
        return int(given or default)
    except ValueError:
        raise Trouble(
            f"Pengaturan {name} harus berupa angka, bukan {given!r}.",
            f"The setting {name} must be a number, not {given!r}.",
        ) from None


# ---- Settings of this installation -------------------------------------------------------------

SINERGI_HOME = Path(os.environ.get("SINERGI_HOME", ".state")).resolve()
SINERGI_BIND = os.environ.get("SINERGI_BIND", "127.0.0.1")
SINERGI_PORT = _number("SINERGI_PORT", 8000)
SINERGI_HUB_PORT = _number("SINERGI_HUB_PORT", 1026)
SINERGI_BASE_URL = os.environ.get("SINERGI_BASE_URL", f"http://127.0.0.1:{SINERGI_PORT}").rstrip(
    "/"
)
SINERGI_HUB_BASE_URL = os.environ.get(
    "SINERGI_HUB_BASE_URL", f"http://127.0.0.1:{SINERGI_HUB_PORT}"
).rstrip("/")
SINERGI_MQTT_URL = os.environ.get("SINERGI_MQTT_URL", "mqtt://127.0.0.1:18830")
DEMO = os.environ.get("DEMO", "1") != "0"
SINERGI_NOW = os.environ.get("SINERGI_NOW", "")
SINERGI_MAIL_URL = os.environ.get("SINERGI_MAIL_URL", "console:")
SINERGI_MAIL_FROM = os.environ.get("SINERGI_MAIL_FROM", "Sinergi <sinergi@localhost>")
SINERGI_BASEMAP_URL = os.environ.get("SINERGI_BASEMAP_URL", "")
SINERGI_BASEMAP_CREDIT = os.environ.get("SINERGI_BASEMAP_CREDIT", "")
DATABASE_URL = os.environ.get("DATABASE_URL", "")
SINERGI_WEB_PROCESSES = _number("SINERGI_WEB_PROCESSES", max(1, (os.cpu_count() or 1) // 2))


def _secret_key() -> str:
    """`SINERGI_SECRET_KEY`, or one made on first start and kept in the state directory."""
    given = os.environ.get("SINERGI_SECRET_KEY", "")
    if given:
        return given
    kept = SINERGI_HOME / "secret-key"
    if not kept.exists():
        SINERGI_HOME.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text()


def _database(url: str) -> dict[str, Any]:
    """Django's form of a `postgresql://` URL; without one, the private cluster's socket."""
    options: dict[str, Any] = {"connect_timeout": "5"}
    common = {
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
    if not url:
        run = cluster.locate(SINERGI_HOME).run
        return common | {"NAME": cluster.DATABASE, "USER": cluster.SUPERUSER, "HOST": str(run)}
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return common | {
        "NAME": parts.path.lstrip("/") or "sinergi",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options | query,
    }


try:
    clock.configure(now=SINERGI_NOW, file=SINERGI_HOME / "now")
except ValueError as error:
    raise Trouble(
        f"Pengaturan SINERGI_NOW harus berupa waktu seperti 2024-02-20T08:00, bukan {SINERGI_NOW!r}.",
        f"The setting SINERGI_NOW must be a moment like 2024-02-20T08:00, not {SINERGI_NOW!r}.",
    ) from error

# ---- Django ------------------------------------------------------------------------------------

SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver", urlsplit(SINERGI_BASE_URL).hostname or ""]
CSRF_TRUSTED_ORIGINS = [SINERGI_BASE_URL]
if SINERGI_BASE_URL.startswith("https://"):
    # Served behind a proxy that ends TLS and says so; docs/how-to/administrator.md has its configuration.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
CSRF_FAILURE_VIEW = "sinergi.portal.errors.forbidden"
ROOT_URLCONF = "sinergi.site.urls"
WSGI_APPLICATION = "sinergi.site.wsgi.application"
DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

SINERGI_STAGES = (
    "voices",
    "proposals",
    "plans",
    "budgets",
    "programmes",
    "outcomes",
    "indicators",
)
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "django_htmx",
    "procrastinate.contrib.django",
    "sinergi.hub",
    "sinergi.ledger",
    "sinergi.files",
    "sinergi.places",
    "sinergi.people",
    "sinergi.notices",
    *(f"sinergi.{stage}" for stage in SINERGI_STAGES),
    "sinergi.alerts",
    "sinergi.thread",
    "sinergi.catalogue",
    "sinergi.demo",
    "sinergi.interop",
    "sinergi.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sinergi.portal.context.look",
            ],
        },
    }
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account:home"
ACCOUNT_ADAPTER = "sinergi.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # allauth's own sign-up is closed: people.sign_up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sinergi: "
ACCOUNT_FORMS = {
    "login": "sinergi.portal.signin.forms.SignIn",
    "reset_password": "sinergi.portal.signin.forms.ForgottenPassword",
}

globals().update(mail.settings_of(SINERGI_MAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = SINERGI_MAIL_FROM

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = SINERGI_HOME / "static"
STATICFILES_DIRS = [PACKAGE / "portal" / "static"]
# The files are served from the package itself, with the compressed twins that the build puts beside them.
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = SINERGI_HOME / "files"

# Pages load nothing from outside: only this site, the hub's live stream and, when set, a basemap's tiles.
_BASEMAP_HOST = (
    ["{0.scheme}://{0.netloc}".format(urlsplit(SINERGI_BASEMAP_URL.replace("{s}", "*")))]
    if SINERGI_BASEMAP_URL
    else []
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.SELF],
        "connect-src": [csp.SELF, SINERGI_HUB_BASE_URL],
        "img-src": [csp.SELF, "data:", *_BASEMAP_HOST],
        "object-src": [csp.NONE],
        "base-uri": [csp.NONE],
        "form-action": [csp.SELF],
        "frame-ancestors": [csp.NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SINERGI_BASE_URL.startswith("https:")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
