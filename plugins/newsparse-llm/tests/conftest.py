"""Only this plugin, whatever else is installed; and a server that answers as it is told."""

from __future__ import annotations

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

os.environ["NEWSPARSE_PLUGINS"] = "llm"


def event(words):
    return f"data: {json.dumps({'choices': [{'delta': {'content': words}}]})}\n\n".encode()


def endless(first):
    yield event(first)
    while True:
        yield event('{"label": "demand", "quote": "the same again"}, ')


def pings():
    while True:
        yield b": still here\n\n"


def one_line():
    while True:
        yield b"data: " + b"x" * 100_000


# Name of the model = what it answers: pieces of a body.
RECORDED = '{"findings": [{"label": "demand", "quote": "demanded higher pay", "parts": {"who": "The union"}}]}'
MODELS = {
    "recorded": lambda: [*map(event, (RECORDED[:20], RECORDED[20:50], RECORDED[50:])), b"data: [DONE]\n\n"],
    "endless": lambda: endless(RECORDED[:-2] + ", "),
    "pings": pings,
    "one-line": one_line,
    "page": lambda: [b"<html>Welcome to the hotel's network</html>"],
    "garbage": lambda: [b"data: {nothing\n\n"],
    "numbers": lambda: [b'data: {"choices": [{"delta": {"content": 7}}]}\n\n'],
    "empty": lambda: [b'data: {"choices": []}\n\ndata: {"choices": [{"delta": {}}]}\n\ndata: [DONE]\n\n'],
    "broken-off": lambda: [event(RECORDED[:-2]), b"data: {nothing\n\n"],
}


class Stub(BaseHTTPRequestHandler):
    """Speaks chat completions, well or badly."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        self.send_response(500 if body["model"] == "refusing" else 200)
        self.end_headers()
        try:
            for piece in MODELS.get(body["model"], lambda: [b"out of order"])():
                self.wfile.write(piece)
        except OSError:  # the client had enough
            pass

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    stub = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    stub.asked, stub.daemon_threads = [], True
    stub.url = f"http://127.0.0.1:{stub.server_port}/v1"
    thread = threading.Thread(target=stub.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield stub
    stub.shutdown()
    thread.join()
    stub.server_close()
