"""Keeps people and bodies true: a new way of writing one touches its block of names, which is worked out anew."""

from __future__ import annotations

from collections.abc import Iterable

from kengash.record import decisions, identity
from kengash.record.identity import Written
from kengash.record.store import Store


class People:
    """The people of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._decided: decisions.Decided | None = None

    def forget(self) -> None:
        """Drops what is remembered of decisions."""
        self._decided = None

    @property
    def decided(self) -> decisions.Decided:
        """Pairs of written names that somebody joined or parted."""
        if self._decided is None:
            self._decided = decisions.of_names(self.store, "person")
        return self._decided

    def settle(self, names: Iterable[int]) -> None:
        """Works out anew who some written names, and all that may be one with them, are."""
        touched = set(names)
        self._settle(self.store.name_blocks(touched), touched)

    def settle_blocks(self, surnames: Iterable[str]) -> None:
        """Works out anew who is who under some folded surnames."""
        self._settle(set(surnames), None)

    def _settle(self, todo: set[str], touched: set[int] | None) -> None:
        while todo:
            surnames, written, before = self._block({min(todo)})
            todo -= surnames | {min(todo)}
            near = written if touched is None else identity.connected(written, touched, self.decided.together)
            self._write(near, before)

    def _block(self, surnames: set[str]) -> tuple[set[str], list[Written], dict[int, int | None]]:
        while True:
            rows = self.store.block(surnames)
            inside = {int(row[0]) for row in rows}
            partners = {n for pair in self.decided.together for n in pair if inside & set(pair)} - inside
            if not partners:
                break
            surnames = {str(row[6]) for row in rows} | self.store.name_blocks(partners)
        written = [
            Written(key, name, state, office, world, number) for number, key, name, state, office, world, _, _ in rows
        ]
        return {str(row[6]) for row in rows}, written, {row[0]: row[7] for row in rows}

    def _write(self, written: list[Written], before: dict[int, int | None]) -> None:
        taken: dict[str, int] = {}
        changes = []
        for group in identity.people(written, self.decided.together, self.decided.separate):
            slug = identity.person_slug(group)
            taken[slug] = taken.get(slug, 0) + 1
            slug = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
            person = self.store.person(slug, identity.best_name(group).name)
            changes += [(person, row.id) for row in group if before[row.id] != person]
        self.store.set_person(changes)
        self.store.drop_idle_people(old for old in {before[name] for _, name in changes} if old is not None)


class Bodies:
    """The bodies of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def settle(self, names: Iterable[int]) -> None:
        """Says which bodies written names mean: the world's, else one for each folded name, as decisions join them."""
        rows = self.store.body_rows(names)
        linked = self._linked() if rows else {}
        for number, name, world, key in rows:
            slug = identity.body_slug(key, world)
            slug = linked.get(slug, slug)
            organization, slash, _ = slug.partition("/")
            self.store.set_body([number], self.store.body(slug, name, organization.upper() if slash else None))

    def _linked(self) -> dict[str, str]:
        """Which body a body has been merged into: a body of the world before others, then the first by id."""
        groups: dict[str, set[str]] = {}
        together = decisions.of_names(self.store, "body").together
        rows = self.store.body_rows(name for pair in together for name in pair)
        slugs = {number: identity.body_slug(key, world) for number, _, world, key in rows}
        for a, b in sorted(together):
            whole = groups.get(slugs[a], {slugs[a]}) | groups.get(slugs[b], {slugs[b]})
            groups.update(dict.fromkeys(whole, whole))
        return {slug: min(group, key=lambda one: ("/" not in one, one)) for slug, group in groups.items()}
