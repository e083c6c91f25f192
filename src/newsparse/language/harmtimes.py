"""Times in a sentence of harm: "on Monday", "last week", "April 9"; they are nobody harmed, and are left out."""

from __future__ import annotations

from newsparse.language.harmsentence import Sentence

__all__ = ["day", "month", "time"]


def month(sentence: Sentence, at: int) -> None:
    """Leave out "April 9" and "9 April", which the tagger takes for a name."""
    if sentence.after(at) == "C":
        sentence.letters[at + 1] = ""
    elif sentence.before(at) != "C" or sentence.letters[at] not in "NP":
        return
    _leave_out(sentence, at)


def day(sentence: Sentence, at: int) -> None:
    """Leave out "on Monday", not the day of "Monday's blast"."""
    if sentence.after(at) != "'":
        _leave_out(sentence, at)


def time(sentence: Sentence, at: int) -> None:
    """Leave out "last week" and "two hours later"."""
    if sentence.after(at) != "'" and sentence.letters[at] != "P":
        _leave_out(sentence, at)


def _leave_out(sentence: Sentence, at: int) -> None:
    """Leave out "last week", "two hours" and "on Monday" whole."""
    letters, words = sentence.letters, sentence.words
    letters[at] = ""
    is_led = False
    for before in range(at - 1, max(at - 5, -1), -1):
        if letters[before] == "" and sentence.lower[before] in words.prepositions:
            return  # that of a time before: "at eight by Tuesday night"
        if letters[before] == "F" and sentence.lower[before] in words.prepositions:
            letters[before] = ""
            return
        leads = sentence.lower[before] in words.before_times
        if (letters[before] not in ("C", "") and not leads) or (is_led and letters[before] == "C"):
            return
        is_led = is_led or leads
        letters[before] = ""
