"""Messages to and from the host: one JSON object a line over file descriptor 3."""

import json
import os

DESCRIPTOR = 3
PROTOCOL = 1


class Channel:
    def __init__(self):
        os.set_inheritable(DESCRIPTOR, False)
        self._rest = b""

    def fileno(self):
        return DESCRIPTOR

    def receive(self):
        """Reads what is there. Gives the messages that are complete, or None when the host is gone."""
        try:
            chunk = os.read(DESCRIPTOR, 65536)
        except OSError:
            return None
        if not chunk:
            return None
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        return [json.loads(line) for line in lines]

    def send(self, message):
        self.send_text(json.dumps(message))

    def send_text(self, text):
        """Sends JSON text. A host that is gone is noticed by the next `receive`."""
        view = memoryview(text.encode() + b"\n")
        while view:
            try:
                view = view[os.write(DESCRIPTOR, view):]
            except OSError:
                return
