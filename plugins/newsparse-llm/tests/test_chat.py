"""The client over HTTP against a server of our own, which answers well, badly and without end."""

from __future__ import annotations

import pytest
from newsparse_llm import FINDINGS, Chat

from newsparse import Parser

TEXT = "The union demanded higher pay on Monday. The same again was heard."


def parse(server, model, *, limits=None, **settings):
    chat = Chat(url=server.url, model=model, timeout=5, **settings)
    options = {"client": chat, "limits": limits or {"seconds": 5, "characters": 20_000}}
    return Parser(only={FINDINGS}, options={"llm": options}).parse(TEXT)


def test_a_recorded_answer_is_heard(server):
    article = parse(server, "recorded")
    (finding,) = article[FINDINGS]
    assert (finding.text, finding.part("who").text, article.failures) == ("demanded higher pay", "The union", ())


def test_what_is_asked(server, monkeypatch):
    monkeypatch.setenv("A_KEY", "secret")
    parse(server, "recorded", key_from="A_KEY", extra={"seed": 1})
    parse(server, "recorded", is_strict=False)
    (path, headers, body), (_, other, plain) = server.asked
    assert (path, body["temperature"], body["seed"], body["stream"]) == ("/v1/chat/completions", 0, 1, True)
    assert headers["Authorization"] == "Bearer secret"
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["findings"]
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert TEXT in body["messages"][1]["content"]
    assert "Authorization" not in other
    assert "response_format" not in plain


def test_the_key_stands_in_no_object(server, monkeypatch):
    monkeypatch.setenv("A_KEY", "secret")
    chat = Chat(url=server.url, model="x", key_from="A_KEY")
    assert "secret" not in repr(chat) + chat.name


def test_a_stream_without_end_keeps_what_was_verified(server):
    article = parse(server, "endless")
    assert [one.text for one in article[FINDINGS]] == ["demanded higher pay"]
    assert {failure.kind for failure in article.failures} == {"refused"}
    assert any("cut off after 20000 characters" in failure.error for failure in article.failures)


def test_a_stream_that_only_says_that_it_is_there_is_cut_off(server):
    (failure,) = parse(server, "pings", limits={"seconds": 0.3}).failures
    assert "cut off after 0.3 seconds" in failure.error


def test_a_stream_that_breaks_keeps_what_was_verified(server):
    article = parse(server, "broken-off")
    assert len(article[FINDINGS]) == 1
    assert "broken off: ChatError: no event of a chat" in article.failures[-1].error


@pytest.mark.parametrize(
    ("model", "complaint"),
    [
        ("refusing", "answers 500: out of order"),
        ("page", "no stream of events: <html>"),
        ("garbage", "no event of a chat: data: {nothing"),
        ("numbers", "no words in a chat"),
        ("one-line", "a line of more than 1000000 characters"),
    ],
)
def test_a_server_that_does_not_speak_the_protocol_is_an_error(server, model, complaint):
    (failure,) = parse(server, model).failures
    assert complaint in failure.error


def test_silence_is_no_finding(server):
    article = parse(server, "empty")
    assert (article[FINDINGS], article.failures) == ((), ())


def test_nobody_there(server):
    server.url = "http://127.0.0.1:1/v1"
    (failure,) = parse(server, "recorded").failures
    assert (failure.kind, "ConnectError" in failure.error) == ("error", True)
