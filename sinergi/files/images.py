"""Pictures are written anew on intake: no place, camera or name hides in them, and no other file poses as one."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from sinergi.files.rules import IMAGE_TYPES, ImageUnreadable

_LONGEST = 2400  # pixels; enough for a pothole on paper
_MOST_PIXELS = 60_000_000


def reencode(content: bytes, media_type: str) -> bytes:
    """The picture turned upright, at most 2,400 pixels long, without EXIF, XMP, comments and profiles.

    Raises ImageUnreadable for what is no picture of this type, or one too large to open safely.
    """
    wanted = IMAGE_TYPES[media_type]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[wanted]) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise ImageUnreadable(field="file")
                picture = ImageOps.exif_transpose(opened)
                picture.thumbnail((_LONGEST, _LONGEST))
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        raise ImageUnreadable(field="file") from None
    return _written(picture, wanted)


def _written(picture: Image.Image, wanted: str) -> bytes:
    mode = (
        "RGB"
        if wanted == "JPEG" or picture.mode not in ("RGB", "RGBA", "L", "LA")
        else picture.mode
    )
    if wanted != "JPEG" and picture.mode in ("P", "PA") and "transparency" in picture.info:
        mode = "RGBA"
    clean = Image.new(mode, picture.size)
    clean.paste(picture.convert(mode))
    out = io.BytesIO()
    if wanted == "PNG":
        clean.save(out, wanted, optimize=True)
    else:
        clean.save(out, wanted, quality=85)
    return out.getvalue()
