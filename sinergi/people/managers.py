"""How accounts are found and made by Django's own tools (`createsuperuser`, ModelBackend)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager

from sinergi.people.contact import clean_email, clean_phone

if TYPE_CHECKING:
    from sinergi.people.models import User


class UserManager(BaseUserManager["User"]):
    """Accounts by e-mail or phone."""

    def make(
        self, *, email: str = "", phone: str = "", password: str | None = None, **fields: Any
    ) -> User:
        """Save a new account. Without a password nobody can sign in to it. Raises BadEmail, BadPhone."""
        user = self.model(
            email=clean_email(email) if email else None,
            phone=clean_phone(phone) if phone else None,
            **fields,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An account that may do everything in the admin; for rescue, not for daily work."""
        return self.make(email=email, password=password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())
