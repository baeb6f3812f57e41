#!/usr/bin/env python3
"""Stands in for what enrichment asks: websites, Gravatar, GitHub, Wikidata, Nominatim and a model, in their shapes.

usage: web.py FILE [PORT]     prints the port that it listens on, of 127.0.0.1, and serves until it is stopped

FILE is JSON; every member may be missing:
  pages     path -> HTML, or [status, content type, text]
  gravatar  email -> profile
  github    users as GET /users/{login} shows them. A search answers with all whose `email` or `near` is asked for:
            near-misses too, as GitHub's does
  wikidata  entities as wbgetentities shows them, by id; each has `labels.en.value`
  places    address -> {lat, lon, display_name}
  delay     seconds before each answer
  model     what the model says: a text, or an object, which is said as JSON

GET /requests tells what was asked: an array of the method, the path and the body of each.
"""
import asyncio
import hashlib
import json
import sys
import urllib.parse


class World:
    def __init__(self, given):
        self.pages = given.get("pages", {})
        self.gravatar = {hashlib.sha256(email.strip().lower().encode()).hexdigest(): profile
                         for email, profile in given.get("gravatar", {}).items()}
        self.users = given.get("github", [])
        self.logins = {user["login"]: user for user in self.users}
        self.by_email = {}
        for user in self.users:
            for email in [user.get("email"), user.get("near")]:
                self.by_email.setdefault((email or "").lower(), []).append(user)
        self.entities = given.get("wikidata", {})
        self.places = given.get("places", {})
        self.model = given.get("model", "")
        self.delay = given.get("delay", 0)
        self.requests = []

    def answer(self, method, target, body):
        """Status, content type and bytes."""
        if target == "/requests":
            return self.json(self.requests)
        self.requests.append([method, target, body])
        path, _, query = target.partition("?")
        query = {name: values[0] for name, values in urllib.parse.parse_qs(query).items()}
        if path in self.pages:
            page = self.pages[path]
            return (200, "text/html; charset=utf-8", page.encode()) if isinstance(page, str) else (
                page[0], page[1], page[2].encode())
        if path.startswith("/v3/profiles/"):
            profile = self.gravatar.get(path.rsplit("/", 1)[1])
            return self.json(profile) if profile else self.json({"error": "Profile not found"}, 404)
        if path == "/search/users":
            email = query.get("q", "").removesuffix(" in:email")
            items = [{"login": user["login"], "type": "User"} for user in self.by_email.get(email.lower(), [])]
            return self.json({"total_count": len(items), "incomplete_results": False, "items": items})
        if path.startswith("/users/"):
            user = self.logins.get(path.rsplit("/", 1)[1])
            shown = {name: value for name, value in (user or {}).items() if name != "near"}
            return self.json(shown) if user else self.json({"message": "Not Found"}, 404)
        if path == "/w/api.php":
            return self.json(self.wikidata(query))
        if path == "/search":
            place = self.places.get(query.get("q"))
            return self.json([place] if place else [])
        if path == "/v1/chat/completions":
            said = self.model if isinstance(self.model, str) else json.dumps(self.model)
            return self.json({
                "id": "1", "object": "chat.completion", "model": "scripted",
                "choices": [{"index": 0, "finish_reason": "stop",
                             "message": {"role": "assistant", "content": said, "refusal": None}}],
                "usage": {"prompt_tokens": 90, "completion_tokens": 10, "total_tokens": 100}})
        return 404, "text/plain", b"not here"

    def wikidata(self, query):
        if query.get("action") == "wbsearchentities":
            asked = query.get("search", "").lower()
            found = [{"id": name, "label": entity["labels"]["en"]["value"]} for name, entity in self.entities.items()
                     if entity["labels"]["en"]["value"].lower() == asked]
            return {"search": found, "success": 1}
        if query.get("action") == "wbgetentities":
            wanted = query.get("ids", "").split("|")
            return {"entities": {name: self.entities[name] for name in wanted if name in self.entities}, "success": 1}
        return {"error": {"code": "unknown_action", "info": "Unrecognized value for parameter \"action\""}}

    @staticmethod
    def json(value, status=200):
        return status, "application/json", json.dumps(value).encode()


class Connection(asyncio.Protocol):
    """HTTP/1.1 with Content-Length, as much of it as our own clients speak."""

    def __init__(self, world):
        self.world = world
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buffer += data
        while True:
            head, end, rest = self.buffer.partition(b"\r\n\r\n")
            if not end:
                return
            lines = head.decode("latin-1").split("\r\n")
            length = next((int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:")), 0)
            if len(rest) < length:
                return
            self.buffer = rest[length:]
            method, target, _ = lines[0].split(" ")
            status, kind, body = self.world.answer(method, target, rest[:length].decode())
            head = f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            asyncio.get_running_loop().call_later(self.world.delay, self.transport.write, head.encode() + body)


async def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        world = World(json.load(file))
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    server = await asyncio.get_running_loop().create_server(lambda: Connection(world), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
