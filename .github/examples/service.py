"""A service that keeps the contract, in Python without a package: python3 service.py OPENAPI_JSON PORT

It reads its rules from the description as JSON, drs-contract/openapi.json, and keeps connections in memory.
"""

import json
import re
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

with open(sys.argv[1], encoding="utf-8") as file:
    SCHEMAS = json.load(file)["components"]["schemas"]
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}
PATH = re.compile(r"/v5/([^/]+)/connections")

taken = set()
lock = threading.Lock()


def resolve(schema):
    return SCHEMAS[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def matches(pattern, text):
    """Python's $ also fits before a line feed at the end, that of JSON Schema does not."""
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text)


def fits(value, schema):
    """Whether a value is valid, by those keywords of JSON Schema that the description uses."""
    schema = resolve(schema)
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return False
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return False
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            return False
        if "pattern" in schema and not matches(schema["pattern"], value):
            return False
    if isinstance(value, list) and not all(fits(entry, schema.get("items", {})) for entry in value):
        return False
    if isinstance(value, dict):
        if any(name not in value for name in schema.get("required", [])):
            return False
        members = schema.get("properties", {}).items()
        if not all(fits(value[name], member) for name, member in members if name in value):
            return False
    if "if" in schema and fits(value, schema["if"]) and not fits(value, schema.get("then", {})):
        return False
    return all(fits(value, part) for part in schema.get("allOf", []))


def known(value, schema):
    """What the description knows of a value, without the secrets."""
    schema = resolve(schema)
    if isinstance(value, list):
        return [known(entry, schema.get("items", {})) for entry in value]
    if not isinstance(value, dict):
        return value
    members = schema.get("properties", {}).items()
    shown = [(name, part) for name, part in members if not resolve(part).get("writeOnly")]
    return {name: known(value[name], part) for name, part in shown if name in value}


def refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = PATH.fullmatch(self.path.split("?")[0])
        if not path:
            return self.refuse(404, "APIGW.0101", "The API does not exist.")
        if not (self.headers.get("X-Auth-Token") or self.headers.get("Authorization")):
            return self.refuse(401, "APIGW.0301", "No credential was sent.")
        try:
            request = json.loads(body, parse_constant=refuse_constant)
            valid = fits(request, SCHEMAS["CreateConnectionRequest"])
        except (ValueError, RecursionError):
            valid = False
        if not valid:
            return self.refuse(400, "DRS.M00202", "The request is invalid.")
        key = (path[1], request["name"].lower())
        with lock:
            is_taken = key in taken
            taken.add(key)
        if is_taken:
            return self.refuse(400, "DRS.10010065", "Connection manager name is already exists.")
        connection = known(request, SCHEMAS["Connection"])
        created = {"connection_id": str(uuid.uuid4()), "create_time": int(time.time() * 1000)}
        return self.answer(200, {**connection, **created})

    def refuse(self, status, code, message):
        gateway = {"request_id": uuid.uuid4().hex} if code.startswith("APIGW") else {}
        self.answer(status, {"error_code": code, "error_msg": message, **gateway})

    def answer(self, status, value):
        text = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        """Requests hold secrets: none of them is logged."""


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Service).serve_forever()
