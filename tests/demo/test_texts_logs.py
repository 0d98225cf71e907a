"""Work-log texts: their lengths, that no two are alike, and that they are honest plain Chinese (J2)."""

import hashlib
import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ledger.demo.texts.banks import SHARED
from ledger.demo.texts.desk import ROLES, Desk, banks_of
from ledger.demo.texts.grammar import compile_pattern, lengths
from ledger.demo.texts.lines import LINES, common
from ledger.demo.texts.lines.shape import THEMES
from ledger.demo.texts.logs import KEYS, PEOPLE, Logbook
from ledger.demo.texts.places import TOWNS

SEED = 7
PLAIN = re.compile("[一-龥0-9，。；：、（）《》“”〔〕]+")
DOUBLED = re.compile("[，。；：、]{2}")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def bigrams(text: str) -> set[str]:
    return {first + second for first, second in itertools.pairwise(letters(text))}


def workdays(year: int, count: int) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=passed) for passed in range(366))
    return [day for day in days if day.weekday() < 5][:count]


def logbooks(people: int) -> Iterator[Logbook]:
    lines, roles = itertools.cycle(LINES), itertools.cycle(("head", "deputy", "deputy", "staff", "staff"))
    for person, line, role in zip(range(people), lines, roles, strict=False):
        yield Logbook(SEED, Desk(line, role, person, person % len(TOWNS)))


SCENES = [
    pytest.param(line, scene, id=f"{line}-{number}")
    for line, found in LINES.items()
    for number, scene in enumerate(found.scenes)
] + [
    pytest.param("water", scene, id=f"{pool}-{number}")
    for pool in ("HEAD", "DEPUTY", "STAFF")
    for number, scene in enumerate(getattr(common, pool))
]


@pytest.mark.parametrize(("line", "scene"), SCENES)
def test_every_sentence_of_a_scene_is_long_enough_and_there_are_enough_of_them(line, scene):
    phrase = compile_pattern(scene.pattern, banks_of(line, 0))
    least, most = lengths(phrase)
    assert 52 <= least <= most <= 110
    assert phrase.count >= KEYS
    assert scene.theme in THEMES
    assert scene.pattern.endswith("。")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_line_has_work_in_every_month(month):
    for line in LINES.values():
        assert sum(month in scene.months for scene in line.scenes) >= 5


def test_tasks_belong_to_one_line_each():
    tasks = [task for line in LINES.values() for task in line.topics]
    assert len(tasks) == len(set(tasks))
    assert min(len(line.topics) for line in LINES.values()) >= 12


def test_places_belong_to_one_town_each_and_words_to_a_bank_once():
    places = [place for town in TOWNS for place in town.places]
    assert len(places) == len(set(places))
    for name, words in SHARED.items():
        assert len(words) == len(set(words)), name


def test_sixty_people_never_write_the_same_entry_in_a_year():
    days = workdays(2026, 250)
    texts = [letters(book.entry(day).text) for book in logbooks(60) for day in days]
    assert len(set(texts)) == 15_000


@pytest.mark.slow
@pytest.mark.parametrize("people", [200, pytest.param(1340, marks=pytest.mark.thorough)])
def test_a_whole_district_never_writes_the_same_entry_in_a_year(people):
    days = workdays(2026, 250)
    digests = {
        hashlib.blake2b(letters(book.entry(day).text).encode(), digest_size=12).digest()
        for book in logbooks(people)
        for day in days
    }
    assert len(digests) == people * 250


def test_entries_of_a_month_differ_and_do_not_repeat_themselves():
    similar = pairs = 0
    for book in logbooks(62):
        texts = [book.entry(day).text for day in workdays(2026, 21)]
        for text in texts:
            assert len(bigrams(text)) > 0.9 * (len(letters(text)) - 1), text
        for one, other in itertools.combinations(map(bigrams, texts), 2):
            pairs += 1
            similar += len(one & other) >= 0.85 * len(one | other)
    assert similar <= pairs // 1000


def test_entries_are_plain_chinese_text():
    for book in logbooks(62):
        for day in workdays(2026, 260)[::13]:
            text = book.entry(day).text
            assert PLAIN.fullmatch(text), text
            assert not DOUBLED.search(text), text
            assert not any(mark in text for mark in ("秘密", "机密", "绝密")), text


def test_entries_follow_the_season():
    farmer = Logbook(SEED, Desk("rural", "staff", 3, 8))
    year = [(day, farmer.entry(day).text) for day in workdays(2026, 260)]
    assert {day.month for day, text in year if "秸秆" in text} <= {9, 10, 11}
    assert {day.month for day, text in year if "防火卡口" in text} <= {2, 3, 4, 5, 11, 12}


def test_entries_are_the_same_on_every_machine():
    digest = hashlib.sha256()
    for book in logbooks(93):
        for day in workdays(2026, 260)[::20]:
            digest.update("\n".join(book.entry(day)).encode())
    assert digest.hexdigest() == "a1d6b08a75553371caa7837c5206f21acb710dd6fa37d9e05145daaec783a1ce"


def test_a_year_is_not_written_like_another():
    book = Logbook(SEED, Desk("audit", "staff", 5))
    assert book.entry(date(2026, 3, 2)).text != book.entry(date(2027, 3, 2)).text


@pytest.mark.parametrize(
    "desk", [Desk("audit", "mayor", 1), Desk("audit", "head", PEOPLE), Desk("audit", "head", -1)]
)
def test_an_impossible_desk_is_refused(desk):
    with pytest.raises(ValueError, match="no such desk"):
        Logbook(SEED, desk)


def test_every_role_writes():
    assert {Logbook(SEED, Desk("roads", role, 1)).entry(date(2026, 5, 6)).theme for role in ROLES} <= set(
        THEMES
    )
