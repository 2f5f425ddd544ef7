"""When a change takes effect, where the day stands in another clause than the act; who is said to be in a state."""

import pytest

from musnad import read


@pytest.mark.parametrize(("text", "told", "at"), [
    ("أعلن الوزير الجمعة أن رفع حظر التجول في عدن سيتم في 15 فبراير.", "curfew:ends", "2022-02-15"),
    ("أبلغ الوزير الرئيس الجمعة أن انسحاب القوات من مالي سينجز بحلول 19 أغسطس.", "force_presence:ends", "2021-08-19"),
    ("قال الوزير الجمعة إن سحب القوات من مالي سيكتمل في 31 أغسطس.", "force_presence:ends", "2021-08-31"),
])
def test_an_act_is_dated_by_the_verb_that_says_when_it_comes_about(text, told, at):
    assert at in {change.at for change in read(text, "2021-06-16").changes if f"{change.kind}:{change.effect}" == told}


def test_a_state_is_said_of_those_named_between_commas():
    text = "وقال إن نائبين سابقين للوزير، أحمد سالم ومحمد سعيد، محتجزان في القضية نفسها."
    (change,) = read(text, "2021-06-16").changes
    assert (change.kind, [party.name for party in change.subject]) == ("detention", ["أحمد سالم", "محمد سعيد"])
