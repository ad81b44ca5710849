"""Named tuples of ours do what Python's own do."""

import copy
import inspect
import pickle
import typing

import pytest

from joinup_reports import tuples


class Ours(tuples.NamedTuple):
    """A place."""

    x: int
    y: int = 2
    name: str = ""

    @property
    def total(self) -> int:
        return self.x + self.y


class Theirs(typing.NamedTuple):
    x: int
    y: int = 2
    name: str = ""


@pytest.mark.parametrize("given", [(1,), (1, 5), (1, 5, "a")])
def test_it_is_made_and_read_as_pythons_own(given):
    ours, theirs = Ours(*given), Theirs(*given)
    assert ours == theirs == tuple(ours)
    assert ours == Ours(**ours._asdict())
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(y=9) == theirs._replace(y=9)
    assert hash(ours) == hash(theirs)
    assert Ours._make(given) == ours
    assert (ours.x, ours.y, ours.name) == theirs
    assert ours.total == ours.x + ours.y


def test_its_class_says_what_pythons_own_says():
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours._field_defaults == Theirs._field_defaults
    assert list(inspect.signature(Ours).parameters) == list(inspect.signature(Theirs).parameters)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert Ours.__doc__ == "A place."


def test_a_pattern_takes_it_apart():
    match Ours(1, 3):
        case Ours(x, 3, name="" as name):
            assert (x, name) == (1, "")
        case _:
            pytest.fail("no such place")


def test_copies_and_pickles_are_of_its_class():
    ours = Ours(1, name="a")
    for again in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):  # noqa: S301
        assert again == ours
        assert type(again) is Ours


def test_nothing_can_be_written_to_it():
    with pytest.raises(AttributeError):
        Ours(1).x = 2
    with pytest.raises(AttributeError):
        Ours(1).other = 2


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}])
def test_fields_that_are_missing_or_unknown_are_told(given):
    with pytest.raises(TypeError, match=r"Ours\.__new__\(\)"):
        Ours(**given)


def test_no_other_field_is_replaced():
    with pytest.raises(TypeError, match="has no z"):
        Ours(1)._replace(z=1)
