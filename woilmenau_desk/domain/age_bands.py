"""Age bands (Altersgruppen): how ages are grouped in reports and for anonymous visitors."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in whole years from `first` to `last`, both included; without `last` it is open upwards."""

    first: int
    last: int | None = None

    @property
    def code(self) -> str:
        """As it is stored with an anonymous visit: 6-13, 65+."""
        return f"{self.first}+" if self.last is None else f"{self.first}-{self.last}"

    @property
    def label(self) -> str:
        """For people, in any language: 6–13, 65+."""
        return self.code.replace("-", "–")

    def __contains__(self, age: object) -> bool:
        return isinstance(age, int) and self.first <= age and (self.last is None or age <= self.last)


def band_of(bands: Iterable[AgeBand], age: int | None) -> AgeBand | None:
    """The band an age lies in; None where the age is not known or lies in no band."""
    return None if age is None else next((band for band in bands if age in band), None)
