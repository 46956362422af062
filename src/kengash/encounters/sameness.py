"""Which drafts tell of one encounter, and what they say together."""

from __future__ import annotations

import msgspec

from kengash.encounters.drafts import AHEAD, GROUPS, MULTILATERAL, STRENGTH, Draft
from kengash.world import load

HIGHER = frozenset({"minister", "speaker", "head_of_government", "head_of_state"})
APART = frozenset({"phone", "online"})
IN_PERSON = frozenset({"informal", "narrow", "expanded"})
TOLD_ONE_BY_ONE = 9  # sentences in which a text comes to speak of each of several calls


def same_group(a: str, b: str) -> bool:
    return GROUPS[a] == GROUPS[b]


def kindred(a: str, b: str) -> bool:
    """Whether a noun of one type can go on about an encounter of the other: a forum is no summit."""
    return same_group(a, b) and {a, b} != {"conference", "summit"}


def clash(a: Draft, b: Draft) -> bool:
    """Whether two drafts cannot be one encounter: another day, another number, another body, another place."""
    if a.day and b.day and a.day.start and b.day.start and not near(a.day.start, b.day.start):
        return True
    if _beside_another(a, b) or _beside_another(b, a):
        return True
    if (a.bygone and _news(b)) or (b.bygone and _news(a)) or _long_past(b, a):
        return True
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return True
    if a.spot and b.spot and a.spot.country and b.spot.country and a.spot.country != b.spot.country:
        return True
    if not (a.body and b.body):
        return False
    if a.body.id and b.body.id and a.body.id != b.body.id:
        return True  # the council of ministers is not the summit that it prepares
    return bool(a.body.organization and b.body.organization and a.body.organization != b.body.organization)


def _beside_another(inner: Draft, other: Draft) -> bool:
    """A talk in the course of a visit is none of another day than those of the visit."""
    whole = inner.part_of.day if inner.part_of is not None and inner.day is None else None
    if whole is None or other.day is None or other.day.precision != "day" or whole.precision != "day":
        return False
    return not whole.start <= other.day.start <= (whole.end or whole.start)


def _news(draft: Draft) -> bool:
    """What the text reports as happening now, without a day of its own."""
    return draft.day is None and draft.status in ("ongoing", "announced") and not draft.background


def _long_past(new: Draft, old: Draft) -> bool:
    """ "X received Y. The meetings that were held last year helped", "they also met two days ago": none of the day of the news."""
    counted = new.day is not None and new.day.counted
    return (counted or (new.bygone and new.background)) and not old.background and old.day is None


def near(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def same(old: Draft, new: Draft) -> bool:
    """Whether the new statement is about the old draft."""
    if clash(old, new) or not _comparable(old, new) or _led_by_another(old, new):
        return False
    if old.status == "cancelled" and new.status in AHEAD and new.beside not in (None, old.part_of):
        return False  # "they will perhaps meet later, at the summit"
    if _format_meets(old, new) or _format_meets(new, old):
        return True
    if _announced_before(old, new) or _invited_before(old, new):
        return True
    if _over_and_to_come(old, new):
        return False
    if old.type in MULTILATERAL:
        return _same_session(old, new)
    if _numbered_apart(old, new) or _above_consultations(old, new):
        return False
    if _handed_over(old) and _handed_over(new) and old.hosts() & new.hosts():
        return True  # "from new ambassadors", who are named later
    mine, theirs = _told(old, new), _told(new, old)
    if old.type == "visit":
        return bool(mine & theirs) and _same_place(old, new)
    if not theirs or theirs <= mine or mine <= theirs:
        return True
    return len(mine & theirs) >= 2 or _same_sides(old, new)


def _led_by_another(old: Draft, new: Draft) -> bool:
    """ "The president received them. Then the delegations met, led by the ministers": other talks than the reception."""
    if (old.type, new.type) != ("reception", "meeting"):
        return False
    hosts = {p.figure.represents: ident for ident, p in old.parts.items() if "host" in p.roles}
    leads = [(p.figure.represents, i) for i, p in new.parts.items() if p.roles & {"chair", "head_of_delegation"}]
    return any(side in hosts and ident != hosts[side] and ident not in old.parts for side, ident in leads)


def _comparable(old: Draft, new: Draft) -> bool:
    """Whether statements of these two types can be about one encounter."""
    alike = kindred(old.type, new.type) or _talked(old, new) or _called(old, new) or _accredited(old, new)
    return alike or _format_meets(old, new) or _format_meets(new, old)


def _over_and_to_come(old: Draft, new: Draft) -> bool:
    """What was held is not what is announced, but for the session of a known body and what is told of the same day."""
    known = old.type in MULTILATERAL and old.body and new.body and not (old.day and new.day)
    statuses = {old.status, new.status}
    both = bool(statuses & {"held", "ongoing"}) and bool(statuses & {"announced", "proposed"})
    return both and not known and not new.background and not same_day(old, new)


def _numbered_apart(old: Draft, new: Draft) -> bool:
    """ "Met ahead of the second round of the strategic dialogue": a numbered round is not the talk beside it."""
    return "consultations" in (old.type, new.type) and old.type != new.type and bool(old.ordinal) != bool(new.ordinal)


def _above_consultations(old: Draft, new: Draft) -> bool:
    """ "Consultations of the ministries; the guest met the minister too": whom nobody of the consultations outranks is met apart."""
    if old.type != "consultations" or new.type != "meeting" or not old.parts:
        return False
    met = any(
        p.figure.kind == "person" and p.figure.rank in HIGHER and i not in old.parts for i, p in new.parts.items()
    )
    return met and all(p.figure.kind == "state" or p.figure.rank not in HIGHER for p in old.parts.values())


def _announced_before(old: Draft, new: Draft) -> bool:
    """ "X has arrived in Y. It was reported before that X would go to Y": one visit, where no other day is told."""
    told = {"held", "ongoing"}
    if old.type != "visit" or new.day or not (old.spot and new.spot) or old.status not in told:
        return False
    return new.status == "announced" and set(old.parts) == set(new.parts) and old.spot.city == new.spot.city


def _invited_before(old: Draft, new: Draft) -> bool:
    """ "Thanked Y for inviting him to visit Z. X is on a visit to Z": the visit to which he was invited."""
    if old.type != "visit" or old.status != "proposed" or old.day or new.day or not (old.spot and new.spot):
        return False
    paid = new.status in ("held", "ongoing") and not new.background
    return paid and set(old.parts) == set(new.parts) and old.spot.city == new.spot.city


def _format_meets(meeting: Draft, session: Draft) -> bool:
    """ "The meeting of the four presidents" and "the talks of the Normandy Four": one, where the sides are its members."""
    if meeting.type != "meeting" or session.type not in MULTILATERAL or session.body is None:
        return False
    if (meeting.status in AHEAD) != (session.status in AHEAD):
        return False  # "will host the council; has met two of its ministers already"
    members = set(load("organizations").get(session.body.organization or "", {}).get("members", ()))
    sides = meeting.sides()
    return len(sides) > 2 and sides <= members and len(sides) > len(members) / 2


def _told(draft: Draft, other: Draft) -> set[str]:
    """The participants of a draft, without "the new ambassadors" whom the other one tells by name."""
    ranks = {p.figure.rank for p in other.parts.values() if p.figure.kind == "person"}
    summed = {
        i
        for i, p in draft.parts.items()
        if p.figure.kind == "group" and p.figure.titles and p.figure.represents is None
    }
    if any(p.figure.name and i not in draft.parts for i, p in other.parts.items()):  # "an envoy", then his name
        summed |= {
            i
            for i, p in draft.parts.items()
            if not (p.figure.name or p.figure.represents) and p.figure.kind == "person"
        }
        ranks |= {p.figure.rank for p in draft.parts.values() if not p.figure.name}
    return {i for i in draft.parts if i not in summed or draft.parts[i].figure.rank not in ranks}


def _handed_over(draft: Draft) -> bool:
    return bool({"clause.presenting_credentials", "clause.accepting_credentials"} & set(draft.rules))


def _accredited(old: Draft, new: Draft) -> bool:
    """ "The President received the new ambassador. He presented his credentials. They had a talk": one ceremony."""
    talk, paper = (old, new) if new.type == "ceremony" else (new, old)
    return GROUPS[talk.type] == "M" and _handed_over(paper) and set(old.parts) == set(new.parts)


def _talked(old: Draft, new: Draft) -> bool:
    """ "X talked to Y" with no place told, and right after it "X and Y held a telephone talk": one talk."""
    return (
        old.type == "meeting"
        and new.type == "call"
        and old.spot is None
        and len(old.parts) == len(new.parts) >= 2
        and (set(old.parts) == set(new.parts) or _same_sides(old, new))
        and old.status == new.status
        and new.sentence - old.sentence <= 2
    )


def _called(old: Draft, new: Draft) -> bool:
    """ "X and Y spoke by telephone. The two leaders, at their talk, discussed": the talk just told of."""
    told = old.type == "call" and new.type == "meeting" and new.background and new.spot is None
    told = told and (old.status in AHEAD) == (new.status in AHEAD)
    far = TOLD_ONE_BY_ONE if "event.call.apart" in old.rules else 2
    return told and set(old.parts) == set(new.parts) and new.sentence - old.sentence <= far


def same_day(a: Draft, b: Draft) -> bool:
    return bool(a.day and b.day and a.day.start and a.day.start == b.day.start)


def _same_session(old: Draft, new: Draft) -> bool:
    if old.body and new.body:
        if old.body.id and new.body.id and old.body.id != new.body.id:
            return False
        return (
            old.body.id == new.body.id and old.body.id is not None
        ) or old.body.organization == new.body.organization
    return (new.body is None and not new.parts) or bool(set(old.parts) & set(new.parts)) or new.body is None


def _same_place(a: Draft, b: Draft) -> bool:
    return not (a.spot and b.spot) or a.spot.country == b.spot.country


def _same_sides(old: Draft, new: Draft) -> bool:
    """The same two sides, where one statement names offices and the other names, never two named persons of one side."""
    if len(old.sides()) < 2 or old.sides() != new.sides():
        return False
    mine, theirs = old.named(), new.named()
    if not all(_ranks_meet(old, new, s) for s in old.sides()):
        return False
    return all(not mine.get(s) or not theirs.get(s) or bool(mine[s] & theirs[s]) for s in old.sides())


def _ranks_meet(old: Draft, new: Draft, side: str) -> bool:
    """Whether the offices told of a side can be the same: a minister's talks are not his president's."""
    mine, theirs = old.ranks(side), new.ranks(side)
    return not mine or not theirs or bool(mine & theirs)


def _absorb_body(old: Draft, new: Draft) -> None:
    """The fuller name of the body, and its id from wherever it is known."""
    if new.body is None:
        return
    if old.body is None:
        old.body, old.body_name = new.body, new.body_name
    elif old.body.organization == new.body.organization and (old.body.id or new.body.id) == (
        new.body.id or old.body.id
    ):
        fuller = max(old.body, new.body, key=lambda b: b.span.end - b.span.start)
        old.body = msgspec.structs.replace(fuller, id=old.body.id or new.body.id)


def absorb(old: Draft, new: Draft) -> None:
    """What the new statement adds to the old draft."""
    called_off = STRENGTH[old.status] >= STRENGTH["denied"] and new.status in ("announced", "proposed")
    if (old.background and not new.background and not called_off) or (
        STRENGTH[new.status] > STRENGTH[old.status] and new.status != "denied" and not new.background
    ):
        old.status = new.status
    old.forms |= new.forms
    old.earlier = old.earlier and new.earlier
    old.background = old.background and new.background
    old.counterparts |= new.counterparts
    old.ordinal = old.ordinal or new.ordinal
    _absorb_body(old, new)
    if old.day is None or not old.day.start or (new.day and new.day.precision == "day" and old.day.precision != "day"):
        old.day = new.day or old.day
    if old.spot is None or (new.spot and new.spot.city and not old.spot.city):
        old.spot = new.spot or old.spot
    old.venue = old.venue or new.venue
    old.part_of = old.part_of or (new.part_of if new.part_of is not old else None)
    for part in new.parts.values():
        for role in part.roles:
            old.add(part.figure, role, "")
    old.spans += new.spans
    old.rules += [r for r in new.rules if r and r not in old.rules]
    old.topics += new.topics
    old.documents += new.documents
    if new.type == "ceremony" and GROUPS[old.type] == "M":
        old.type = new.type
    met = bool(old.forms & IN_PERSON) or "clause.meeting" in old.rules
    far = new.type == "call" and not new.forms & APART and met
    if new.type in ("reception", "summit", "session", "call") and old.type in ("meeting", "session") and not far:
        old.type = new.type
