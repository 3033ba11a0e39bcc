"""The secret key of an installation, made once."""

import os
import secrets
from pathlib import Path


def secret_key_in(home: Path) -> str:
    """Read the key from `home`, or make one that only this user can read.

    Two processes that start together end with the same key: the file is made exclusively.
    """
    path = home / "secret-key"
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key
