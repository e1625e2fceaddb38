#!/usr/bin/env python3
"""What pages that stay open cost: memory and idle processor time of the program with 200 people listening.

    cargo build --release && spec/benches/open_pages.py target/release/guichet

Starts the demo in a folder of its own, adds people and their sessions to its database, opens a stream for each of them,
first spread over the demo's tickets, then all on one. Two of the 200 never read. Then somebody comments: the time until
every other page has heard of it is measured too. Needs nothing but Python.
"""

import hashlib
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

PEOPLE = 200
DEAF = 2
IDLE_SECONDS = 30


def start(program, folder):
    command = [program, "demo", "--data", folder, "--listen", "127.0.0.1:0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in server.stdout:
        found = re.search(r"http://(127\.0\.0\.1):(\d+)/demo ", line)
        if found:
            return server, (found[1], int(found[2]))
    sys.exit("the demo did not start")


def sign_in(folder):
    database = sqlite3.connect(os.path.join(folder, "guichet.db"), timeout=30)
    now = int(time.time() * 1000)
    tokens = []
    with database:
        for number in range(PEOPLE):
            row = (f"Personne {number}", f"personne{number}", now)
            sql = "INSERT INTO people (name, address, login, is_admin, created_at) VALUES (?1, ?2, ?2, TRUE, ?3)"
            person = database.execute(sql, row).lastrowid
            token = hashlib.sha256(str(number).encode()).hexdigest()
            session = (hashlib.sha256(token.encode()).hexdigest(), person, now, now, now + 3_600_000)
            sql = "INSERT INTO sessions (token_hash, person_id, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)"
            database.execute(sql, session)
            tokens.append(token)
    database.close()
    return tokens


def listen(address, token, ticket):
    stream = socket.create_connection(address, timeout=20)
    stream.sendall(f"GET /tickets/{ticket}/live HTTP/1.1\r\nHost: x\r\nCookie: guichet={token}\r\n\r\n".encode())
    return stream


def hears(stream, said, seen=b""):
    while said not in seen:
        chunk = stream.recv(65536)
        if not chunk:
            sys.exit(f"a stream ended after {seen!r}")
        seen = seen[-200:] + chunk


def memory(server):
    text = open(f"/proc/{server.pid}/status").read()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


def processor(server):
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(server, label):
    before = processor(server)
    time.sleep(IDLE_SECONDS)
    share = 100 * (processor(server) - before) / IDLE_SECONDS
    print(f"{label}: {memory(server):.1f} MiB, {share:.1f} % of one processor while idle", flush=True)


def comment(address, token, ticket):
    url = f"http://{address[0]}:{address[1]}/tickets/{ticket}"
    headers = {"Cookie": f"guichet={token}", "Sec-Fetch-Site": "same-origin"}
    page = urllib.request.urlopen(urllib.request.Request(url, headers=headers)).read().decode()
    version = int(re.search(r'data-version="(\d+)"', page)[1])
    fields = urllib.parse.urlencode({"version": version, "message": "Quelques mots.", "reopen": "no"}).encode()
    begun = time.monotonic()
    urllib.request.urlopen(urllib.request.Request(f"{url}/comment", fields, headers))
    return version + 1, begun


def measure(server, address, tokens, place, label):
    streams = [listen(address, token, place(number)) for number, token in enumerate(tokens)]
    reading = streams[DEAF:]
    for stream in reading:
        hears(stream, b"event: changed")
    time.sleep(2)
    idle(server, label)
    ticket = place(PEOPLE - 1)
    version, begun = comment(address, tokens[-1], ticket)
    there = [stream for number, stream in enumerate(streams) if number >= DEAF and place(number) == ticket]
    for stream in there:
        hears(stream, f'{{"version":{version}}}'.encode())
    print(f"{label}: {len(there)} pages heard of a comment {time.monotonic() - begun:.3f} s after it was sent", flush=True)
    for stream in streams:
        stream.close()
    time.sleep(2)


def main():
    with tempfile.TemporaryDirectory() as folder:
        server, address = start(sys.argv[1], folder)
        try:
            tokens = sign_in(folder)
            idle(server, "nobody")
            measure(server, address, tokens, lambda number: 148 - number % 100, "200 people on 100 tickets")
            measure(server, address, tokens, lambda number: 148, "200 people on one ticket")
            idle(server, "nobody any more")
            streams = [listen(address, token, 148) for token in tokens]
            begun = time.monotonic()
            server.terminate()
            server.wait(60)
            print(f"stopped with {len(streams)} pages open in {time.monotonic() - begun:.2f} s", flush=True)
        finally:
            server.kill()


main()
