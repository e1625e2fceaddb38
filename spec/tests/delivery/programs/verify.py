"""Verifies the signature of a mail (dkimpy); the key that the DNS would give is the first argument."""

import sys

import dkim

record = sys.argv[1].encode()
asked = []


def resolve(name, timeout=5):
    asked.append(name)
    return record


verified = dkim.verify(sys.stdin.buffer.read(), dnsfunc=resolve)
print("valid" if verified else "invalid", asked[0].decode() if asked else "")
