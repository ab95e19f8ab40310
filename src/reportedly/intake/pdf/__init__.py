"""Press releases in PDF: `read_pdf`."""

from reportedly.intake.pdf.read import read_pdf

__all__ = ["read_pdf"]
