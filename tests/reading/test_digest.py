"""Canonical JSON against another implementation of RFC 8785."""

import hashlib

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.reading.digest import canonical_json, digest
from ledger.reading.values import MAX_INT, Value
from tests.reading.examples import integers, maps

anything: st.SearchStrategy[Value] = st.recursive(
    st.one_of(st.text(), integers, st.booleans()),
    lambda below: st.one_of(st.lists(below), st.dictionaries(st.text(), below)),
    max_leaves=10,
)


@settings(max_examples=60)
@given(st.one_of(maps, anything))
def test_the_bytes_are_those_of_rfc_8785(value: Value) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_keys_are_sorted_as_utf_16() -> None:
    value: Value = {"\U00020bb7": 1, "～": 2, "é": 3, "z": [{"𠮷": 1, "！": 2}]}
    text = '{"z":[{"𠮷":1,"！":2}],"é":3,"𠮷":1,"～":2}'
    assert canonical_json(value) == text.encode()
    assert rfc8785.dumps(value) == text.encode()  # type: ignore[arg-type]


def test_a_digest_tells_its_kind() -> None:
    assert digest({}) == "sha256:" + hashlib.sha256(b"{}").hexdigest()
    assert digest({"b": 1, "a": True}) == digest({"a": True, "b": 1})
    assert digest({"a": 1}) != digest({"a": True})


@pytest.mark.parametrize("value", [MAX_INT + 1, [-MAX_INT - 1], {"a": "\ud800"}, {1: "a"}])
def test_what_json_cannot_keep_has_no_canonical_form(value: Value) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)
