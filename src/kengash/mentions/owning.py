"""What may own a title, and what may stand between the two."""

from __future__ import annotations

from kengash.mentions.offices import POSTED, is_local
from kengash.mentions.plurals import owned_plural
from kengash.mentions.titles import SEATS, Titles
from kengash.mentions.view import Item
from kengash.world import facts

PORTFOLIO_WORDS = frozenset(
    {
        "regions",
        "word",
        "comma",
        "conjunctions",
        "name",
        "dash",
        "ministries",
        "organs",
        "standing_bodies",
        "office_modifiers",
    }
)


class Owning(Titles):
    """Tells owners from what only looks like one."""

    def _posts(self, place: int) -> int | None:
        """ "The ambassador to X and Y": the places of one post, of which only the last is marked; the place before them."""
        after = self.items[place + 1] if place + 1 < len(self.items) else None
        if after is None or after.kind != "states" or not self._attributive(after) or not self.items[place].joins():
            return None
        return place - 2 if self._is_owner(place - 1) else None

    def _posted_to(self, item: Item, place: int, office: str) -> bool:
        """ "The United Kingdom Türkiye ambassador": of two states side by side the second is his post."""
        if office not in POSTED or item.kind != "states" or self.head_first or not self._is_owner(place - 1):
            return False
        posted = self._attributive(self.items[place - 1])  # "the A ambassador in B"
        return not posted and not any(m.case == "of" for m in item.markings())

    def _with_post(self, owners: list[str], start: int, office: str) -> int:
        """ "The in Kazakhstan Chinese ambassador": where he is posted belongs to the title too."""
        told = bool(owners) and start > 0 and office in POSTED and not self.head_first
        placed = (
            told and self.items[start - 1].kind in ("states", "cities") and self._attributive(self.items[start - 1])
        )
        return start - 1 if placed else start

    def _abbreviated(self, close: int) -> bool:
        """ "The Organization of Turkic States (OTS)": an abbreviation in brackets after its owner."""
        kinds = [i.kind for i in self.items[max(close - 3, 0) : close]]
        return kinds in (["organizations", "open", "organizations"], ["states", "open", "states"])

    def _counted(self, item: Item) -> bool:
        """ "Kyrgyzstan's fifth president"."""
        return any(h.start == item.start and h.ids("ordinals") for h in self.view.aside)

    def _both_states(self, place: int) -> bool:
        """ "The presidents of the states of X and Y", as the Turkic languages say it: a plural owner after the list."""
        before = self.items[place - 2] if place > 2 else None
        if self.head_first or before is None or not (before.joins() or before.kind == "comma"):
            return False
        return owned_plural(self.view, self.items[place], ("", "of"))

    def _town(self, place: int) -> tuple[str, int] | None:
        """ "The mayor of (the city of) Bishkek" speaks for the state that the city lies in."""
        for at in (place, place - 1):
            item = self.items[at] if at >= 0 else None
            if item is not None and item.kind == "cities" and (state := facts.country_of(item.ids()[0])):
                return (state, at) if self.head_first or self._owns(item) else None
            if item is None or item.kind not in ("word", "markings"):
                break
        return None

    def _appointed(self, item: Item) -> bool:
        """ "The newly appointed ambassador in our country": what stands between an envoy and his state."""
        if item.kind == "anaphors" and "pronouns" in item.ids():
            return True  # "in this country"
        if item.kind == "anaphors" and "country" in item.ids():
            return any(m.case in ("at", "to") for m in item.markings())
        if item.kind == "states":
            return any(m.case == "to" for m in item.markings()) and not self._owns(item)
        return item.kind == "word" or (
            item.kind in ("said", "predicates")
            and item.hit is not None
            and any(m.nonfinite.startswith("participle") for m in item.hit.verbal())
        )

    def _of_portfolio(self, item: Item) -> bool:
        return item.kind in PORTFOLIO_WORDS or (item.kind == "markings" and "about" in item.ids())

    def _is_owner(self, place: int) -> bool:
        return 0 <= place < len(self.items) and self.items[place].kind in ("states", "nationalities", "organizations")

    def _owner(self, item: Item, office: str) -> str | None:
        if item.kind == "cities":
            return facts.country_of(item.ids()[0]) if is_local(office) or self._elected(item, office) else None
        if self._attributive(item) or (item.kind == "capitals_for_states" and office in POSTED and not self.head_first):
            return None  # "the Ankara ambassador" is posted there
        if item.kind == "organs":
            of = facts.organ(item.ids()[0]).get("of", ())
            return facts.represents("organizations", of[0]) if len(of) == 1 else None
        return facts.represents(item.kind, item.ids()[0])

    def _elected(self, item: Item, office: str) -> bool:
        """ "The Konya member of parliament", "the Petersburg assembly's speaker": of the state in which the town lies."""
        return not self.head_first and facts.rank(office) in SEATS and self._owns(item)

    def _owns(self, item: Item) -> bool:
        """A place in its own case ("in Astana") is no owner of what follows; "the one in Astana" is."""
        readings = item.markings()
        if item.kind in ("states", "organizations") and self.view.language.family.case_marked and self.head_first:
            return False  # whose a title is follows it
        if item.kind == "nationalities" and self.view.language.family.case_marked:
            return True  # it agrees with its title in whatever case
        return not readings or any(m.case in ("", "of") or m.attributive for m in readings)

    def _attributive(self, item: Item) -> bool:
        """ "The one in Astana"; where participles inflect, a state may begin with one ("the United States")."""
        return any(m.attributive for m in item.markings()) and not self.view.language.family.case_marked
