"""Reads a mail as Python's library does when it forgives nothing; says what it found, as JSON."""

import email
import email.policy
import json
import sys

message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.strict)
defects = []
for part in message.walk():
    defects += part.defects
    for name in part.keys():
        for value in part.get_all(name):
            defects += value.defects
text = message.get_body(("plain",)).get_content()
html = message.get_body(("html",)).get_content()
to = message["To"].addresses
json.dump(
    {
        "defects": [repr(defect) for defect in defects],
        "subject": str(message["Subject"]),
        "from": message["From"].addresses[0].addr_spec,
        "to": to[0].addr_spec,
        "id": message["Message-ID"].strip("<>"),
        "text": text,
        "html": html,
    },
    sys.stdout,
)
