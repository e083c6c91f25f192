"""The plugin in its host: installed, given, with options, with more words, through JSON."""

from __future__ import annotations

from decimal import Decimal

import attrs
import newsparse_money
import pytest
from newsparse_money import MONEY, Amount, AmountError

import newsparse
from newsparse import Lexicon, NewsparseError, Parser, Qualifier, Span

TEXT = "Repairs cost $5, or 400 pesos and 50 cents."


def codes(text=TEXT, **settings):
    return [amount.currency for amount in Parser(only={MONEY}, strict=True, **settings).parse(text)[MONEY]]


def test_it_is_installed_as_money():
    (info,) = (info for info in Parser().plugins() if info.name == "money")
    assert (info.distribution, info.version, info.state) == ("newsparse-money", "0.1.0", "loaded")
    assert (info.extractors, info.layers) == (("money.amounts",), ("money",))


def test_every_article_has_its_layer():
    article = newsparse.parse(TEXT)
    assert [amount.text for amount in article[MONEY]] == ["$5", "400 pesos", "50 cents"]
    assert article.failures == ()


def test_it_may_be_given_though_it_is_installed():
    assert codes(plugins=[newsparse_money]) == ["USD", "MXN", "USD"]


def test_it_can_be_blocked():
    assert "money" not in Parser(block={"money"}).parse(TEXT).layers


def test_options_say_what_an_ambiguous_currency_means():
    assert codes(options={"money": {"dollar": "CAD", "peso": "PHP"}}) == ["CAD", "PHP", "CAD"]


def test_options_do_not_change_what_is_said():
    assert codes("US$5 and 5 Canadian dollars", options={"money": {"dollar": "AUD"}}) == ["USD", "CAD"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"dolar": "CAD"}, "no family of currencies 'dolar'; there are crown, dinar, dirham, dollar, franc"),
        ({"dollar": "canadian"}, "currency: 'canadian' is not a code of ISO 4217"),
        ({"dollar": 5}, "currency: 5 is not a code of ISO 4217"),
    ],
)
def test_wrong_options_are_named(options, complaint):
    article = Parser(only={MONEY}, options={"money": options}).parse(TEXT)
    (failure,) = article.failures
    assert (failure.extractor, failure.kind) == ("money.amounts", "error")
    assert complaint in failure.error


class Fictional:
    """Another plugin, that adds a currency."""

    @newsparse.hookimpl
    def newsparse_lexicons(self):
        return [Lexicon.of("currencies", {"names": {"XTS": "doubloon, doubloons"}})]


def test_other_plugins_may_add_currencies():
    assert codes("They paid 30 doubloons.", plugins=[Fictional()]) == ["XTS"]
    assert codes("They paid 30 doubloons.") == []


def test_amounts_survive_json():
    article = newsparse.parse(TEXT)
    assert newsparse.from_json(newsparse.to_json(article)) == article


def test_amounts_become_rows():
    rows = newsparse.rows(newsparse.parse(TEXT), "money")
    assert [row["currency"] for row in rows] == ["USD", "MXN", "USD"]


SPAN = Span(0, 2, "$5")


def amount(**changes):
    fields = {"low": Decimal(5), "high": Decimal(5), "currency": "USD", **changes}
    return Amount(SPAN, rule="test.test", **fields)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"low": Decimal(6)}, r"Amount\.low: 6 is more than high, 5"),
        ({"low": Decimal(-1)}, r"Amount\.low: -1 is no amount"),
        ({"high": Decimal("NaN")}, r"Amount\.high: NaN is no amount"),
        ({"high": Decimal("Infinity")}, r"Amount\.high: Infinity is no amount"),
        ({"currency": "usd"}, "currency: 'usd' is not a code of ISO 4217"),
        ({"currency": "US"}, "currency: 'US' is not a code"),
        ({"currency": "U5D"}, "currency: 'U5D' is not a code"),
        ({"currency": None}, "currency: None is not a code"),
        ({"qualifier": "roughly"}, "'roughly' is none of exact"),
    ],
)
def test_impossible_amounts_are_refused(changes, complaint):
    with pytest.raises(NewsparseError, match=complaint) as caught:
        amount(**changes)
    assert isinstance(caught.value, ValueError)


def test_errors_of_amounts_are_their_own():
    with pytest.raises(AmountError):
        amount(currency="?")


def test_how_amounts_are_shown():
    assert repr(amount()) == "Amount(0:2 5 USD '$5')"
    assert repr(amount(high=None, qualifier=Qualifier.AT_LEAST)) == "Amount(0:2 5.. USD '$5')"
    assert repr(amount(low=None)) == "Amount(0:2 ..5 USD '$5')"
    assert attrs.evolve(amount(), low=Decimal("0.50")).low == Decimal("0.5")
