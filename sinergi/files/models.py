"""The table of files."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock, ids
from sinergi.kernel.ids import Urn


class FileClass(models.TextChoices):
    """Who may read a file: everybody, officers, or only who put it there and who may read secrets."""

    PUBLIC = "public", _("Umum")
    OFFICE = "office", _("Petugas")
    SECRET = "secret", _("Rahasia")


class File(models.Model):
    """A file that belongs to one row (`owner`). Its id is random, so that an address cannot be guessed.

    `place` is the name in the storage; `by` the URN of who put it there; `size` bytes; `digest` SHA-256 in
    hexadecimal of the bytes as kept (images are re-encoded on intake). `organisation` is the id of the office
    whose matter it is, where one can be named: a right held for that office opens it.
    """

    URN_KIND: ClassVar[str] = "File"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    klass = models.CharField(max_length=6, choices=FileClass.choices)
    place = models.CharField(max_length=80, unique=True)
    by = models.CharField(max_length=120)
    organisation = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table = "files_file"
        constraints = (
            models.CheckConstraint(
                condition=Q(klass__in=FileClass.values), name="files_file_class"
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="files_file_digest"
            ),
        )
        indexes = (models.Index(fields=["owner", "created_at"], name="files_file_owner"),)

    def __str__(self) -> str:
        return self.name

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)

    @property
    def is_image(self) -> bool:
        """Whether a page can show it as a picture."""
        return self.media_type.startswith("image/")
