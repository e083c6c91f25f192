"""Laws: what the report does not name comes back, what it names does not; any bytes give articles or a clear error."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from newsparse_ninjs import losses, read_ninjs, read_nitf, write_jsonld, write_ninjs, write_nitf

import newsparse
from newsparse import Article, FormatError, NewsparseError
from newsparse.testing import articles, stories

SLOW = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
OWN = ("text", "id", "published", "title", "url", "outlet", "authors", "language")
WRITERS = {"ninjs": write_ninjs, "nitf": write_nitf, "jsonld": write_jsonld}
READERS = {"ninjs": read_ninjs, "nitf": read_nitf}


def written(article, form):
    return "".join(WRITERS[form]([article]))


def lost(article, form):
    """The lost fields by path."""
    return {loss.path: loss for loss in losses(article, form)}


@pytest.mark.parametrize("form", READERS)
@SLOW
@given(article=articles())
@example(article=Article(text=" One,\n two.\n\n\n\x0cThree.", title="a\nb", authors=("a", "a"), url="no address"))
def test_what_is_not_named_as_lost_comes_back(form, article):
    (back,) = READERS[form](written(article, form).encode())
    named = lost(article, form)
    for field in OWN:
        stated = getattr(article, field)
        if stated not in (None, ()):
            assert (getattr(back, field) == stated) == (f"/{field}" not in named), field


@pytest.mark.parametrize("form", READERS)
@SLOW
@given(article=articles(parsed=False))
def test_what_came_back_once_comes_back_whole(form, article):
    (back,) = READERS[form](written(article, form).encode())
    assert not {loss.path for loss in losses(back, form)} - {"/metadata", "/authors", "/id"}
    (again,) = READERS[form](written(back, form).encode())
    assert (again.text, again.title, again.published) == (back.text, back.title, back.published)


@pytest.mark.parametrize("form", WRITERS)
@SLOW
@given(article=articles())
def test_the_report_names_fields_that_are_there(form, article):
    document = newsparse.to_dict(article)
    for loss in losses(article, form):
        assert loss.fields
        if loss.path.startswith("/layers/"):
            _, _, layer, number = loss.path.split("/")
            fact = article.layers[layer][int(number)]
            assert set(loss.fields) <= {field.name for field in attrs.fields(type(fact))}
        else:
            assert loss.path[1:] in document or loss.path == "/failures"


def told(article, layer, form):
    """The facts of a layer of which something is left."""
    named = lost(article, form)
    return [
        fact
        for number, fact in enumerate(article.layers.get(layer, ()))
        if not (loss := named.get(f"/layers/{layer}/{number}")) or not loss.is_whole
    ]


@SLOW
@given(articles())
def test_ninjs_names_whom_the_report_leaves(article):
    item = json.loads(written(article, "ninjs"))
    named = {one["name"] for name in ("people", "organisations") for one in item.get(name, ()) if one["rel"] == "about"}
    assert named == {
        actor.name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for actor in told(article, "actors", "ninjs")
    }
    assert len(item.get("events", ())) == len(told(article, "incidents", "ninjs"))


@SLOW
@given(articles())
def test_json_ld_quotes_what_the_report_leaves(article):
    node = json.loads(written(article, "jsonld"))
    assert len(node.get("hasPart", ())) == len(told(article, "quotes", "jsonld"))
    assert len(node.get("contentLocation", ())) == len(told(article, "places", "jsonld"))


NITF = "{http://iptc.org/std/NITF/2006-10-18/}"


def elements(article, tag):
    body = ElementTree.fromstring(written(article, "nitf")).find(f".//{NITF}body.content")
    return ["".join(element.itertext()) for element in body.iter(NITF + tag)]


@settings(SLOW, max_examples=25)
@given(articles() | stories().map(lambda story: newsparse.parse(story.text)))
def test_nitf_marks_what_the_report_leaves(article):
    named = lost(article, "nitf")
    for layer, tag, field in (("places", "location", "span"), ("quotes", "q", "content")):
        whole = [
            fact
            for number, fact in enumerate(article.layers.get(layer, ()))
            if not (loss := named.get(f"/layers/{layer}/{number}")) or (not loss.is_whole and field not in loss.fields)
        ]
        spans = {span for fact in whole for span in (fact.content if field == "content" else [fact.span])}
        assert len(elements(article, tag)) >= len(spans)
        if not whole and not told(article, layer, "nitf"):
            assert elements(article, tag) == []


@SLOW
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
@example(b'{"uri": 5, "bodies": [null, {"value": 5}], "headlines": {}, "by": []}')
@example(b"[" * 100_000)
@example(b"<nitf>" * 1000)
@example(
    b'<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf><body><body.content><p>&b;</p></body.content></body></nitf>'
)
@example(b"<nitf><body><body.content><p>Fire&nbsp;in</p></body.content></body></nitf>")
def test_any_bytes_give_articles_or_a_clear_error(data):
    for form in READERS:
        try:
            newsparse.read(data, format=form)
        except FormatError:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("name rel role value contentType code scheme".split()), inner, max_size=3)
    ),
)
NAMES = "uri bodies headlines descriptions people by language versionCreated body_xhtml headline byline infoSources altIds copyrightHolder representationtype person"


@SLOW
@given(st.dictionaries(st.sampled_from(NAMES.split()), JSON))
def test_any_object_is_an_item_or_a_clear_error(document):
    data = json.dumps(document).encode()
    try:
        article = newsparse.read(data, format="ninjs")
    except FormatError:
        return
    assert newsparse.from_json(newsparse.to_json(article)) == article


@pytest.mark.parametrize("scrap", ["<", "<a ", "<!--", "<![CDATA[", "&#", "<!", "</", "<p>", "<script>", "<a b='"])
def test_broken_markup_is_read_soon(scrap):
    item = {"uri": "urn:a:b", "bodies": [{"contentType": "text/html", "value": scrap * (400_000 // len(scrap))}]}
    try:
        newsparse.read(json.dumps(item).encode())
    except FormatError:
        return


def test_nitf_holds_one_article():
    for several in ([], [Article(text="One."), Article(text="Two.")]):
        with pytest.raises(NewsparseError, match="one article"):
            "".join(write_nitf(several))


@pytest.mark.parametrize("form", ["ninjs", "jsonld"])
def test_several_are_an_array(form):
    assert json.loads("".join(WRITERS[form]([]))) == []
    three = [Article(text=word, id=word) for word in ("One.", "Two.", "Three.")]
    assert len(json.loads("".join(WRITERS[form](three)))) == 3
