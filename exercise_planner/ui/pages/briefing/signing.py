"""SigningButton: chooses the certificate that signs packs, and asks for what opens it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QToolButton


class SigningButton(QToolButton):
    """A button that is down while packs are signed; pressed again, they are not.

    Attributes:
        certificate: The PKCS #12 file, if packs are signed.
        passphrase: What opens it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.certificate: Path | None = None
        self.passphrase = ""
        self.setCheckable(True)
        self.setToolTip(self.tr("Sign the packs with the key of a certificate (PKCS #12)"))
        self.clicked.connect(self._turned)
        self._say()

    def _turned(self) -> None:
        if self.isChecked():
            self._ask()
        else:
            self.certificate, self.passphrase = None, ""
        self._say()

    def _ask(self) -> None:
        kinds = self.tr("Certificates (*.p12 *.pfx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("The certificate that signs"), "", kinds)
        if not chosen:
            return
        passphrase, is_given = QInputDialog.getText(
            self, self.tr("Sign packs"), self.tr("What opens the certificate:"), QLineEdit.EchoMode.Password
        )
        if is_given:
            self.certificate, self.passphrase = Path(chosen), passphrase

    def _say(self) -> None:
        """Tell whether packs are signed, and by what."""
        signs = self.certificate is not None
        self.setChecked(signs)
        name = self.certificate.name if self.certificate is not None else ""
        self.setText(self.tr("Signed with {name}").format(name=name) if signs else self.tr("Sign…"))
