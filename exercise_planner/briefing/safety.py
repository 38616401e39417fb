"""Safety of a pack's file: a password (AES-256) and a digital signature."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from exercise_planner.errors import DocumentError, InputError

FIELD = "Signature"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs.

    Args:
        certificate: A PKCS #12 file with the key and its certificate.
        passphrase: What opens it.
    """

    certificate: Path
    passphrase: str = ""


def protect(path: Path, password: str) -> None:
    """Encrypt a file with AES-256; it opens with the password alone, and may be printed but not changed.

    Args:
        path: The PDF file.
        password: What opens it.
    """
    allowed = pikepdf.Permissions(modify_other=False, modify_annotation=False, modify_assembly=False)
    encryption = pikepdf.Encryption(owner=password, user=password, R=6, allow=allowed)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.save(path, encryption=encryption)


def sign(path: Path, signer: Signer, password: str = "") -> None:
    """Sign a file digitally.

    Args:
        path: The PDF file.
        signer: Who signs.
        password: What opens the file, if it is encrypted.

    Raises:
        InputError: pyHanko (extra ``sign``) is not installed.
        DocumentError: The certificate cannot be read.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415  an extra
        from pyhanko.sign import signers  # noqa: PLC0415
    except ImportError as missing:
        raise InputError("To sign packs, install the extra “sign”.") from missing
    load: Any = signers.SimpleSigner.load_pkcs12
    key = load(str(signer.certificate), passphrase=signer.passphrase.encode())
    if key is None:
        raise DocumentError(
            f"“{signer.certificate}” cannot be read as a certificate, or its passphrase is wrong."
        )
    signed = path.with_suffix(".signed")
    with path.open("rb") as unsigned, signed.open("wb") as out:
        writer: Any = IncrementalPdfFileWriter(unsigned)
        if password:
            writer.encrypt(password)
        metadata = signers.PdfSignatureMetadata(field_name=FIELD)
        signers.sign_pdf(writer, metadata, signer=key, output=out)
    signed.replace(path)
