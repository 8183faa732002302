"""Statistical confidentiality (Geheimhaltung): what leaves the house lets nobody be seen. See docs/decisions/0047."""

from woilmenau_desk.domain.confidentiality.multiples import BASE, MONEY_BASE, beside

__all__ = ["BASE", "MONEY_BASE", "beside"]
