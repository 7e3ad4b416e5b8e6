import type { Language } from './orchestrator.js';

/** What a function tries, in each language: it returns what it got, or "refused" with what it was told. */
export const trying = {
  nodejs: `const fs = require('node:fs');
    const net = require('node:net');
    const attempts = {
      read: ({ path }) => fs.readFileSync(path, 'utf8'),
      list: ({ path }) => fs.readdirSync(path).sort().join(' '),
      write: ({ path }) => fs.writeFileSync(path, 'spoiled') ?? 'written',
      open: ({ path }) => fs.closeSync(fs.openSync(path, 'r+')) ?? 'open',
      change: () => {
        fs.chmodSync(__filename, 0o666);
        fs.appendFileSync(__filename, '// changed');
        return 'changed';
      },
      connect: ({ port }) => new Promise((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1', () => resolve(socket.destroy() && 'connected'));
        socket.once('error', reject);
      }),
      see: ({ seconds }) => fs.readdirSync('/proc').some((name) => {
        try { return fs.readFileSync('/proc/' + name + '/cmdline', 'utf8').includes(seconds); } catch { return false; }
      }) ? 'seen' : 'refused: nothing there',
      unshare: () => require('node:child_process').execFileSync('unshare', ['--user', 'true']) && 'made',
      signal: ({ pid }) => process.kill(pid, 0) && 'signalled',
      hold: ({ text }) => fs.writeFileSync('held', text) ?? new Promise(() => setInterval(() => undefined, 1000)),
    };
    exports.main = async (context, input) => {
      try { return await attempts[input.what](input); } catch (error) { return 'refused: ' + (error.code ?? error.message); }
    };`,
  python3: `
import ctypes, os, socket, time

def read(path):
    return open(path).read()

def list(path):
    return " ".join(sorted(os.listdir(path)))

def write(path):
    open(path, "w").write("spoiled")
    return "written"

def open_(path):
    os.close(os.open(path, os.O_RDWR))
    return "open"

def change():
    os.chmod(__file__, 0o666)
    with open(__file__, "a") as file: file.write("# changed")
    return "changed"

def connect(port):
    socket.create_connection(("127.0.0.1", port)).close()
    return "connected"

def see(seconds):
    for name in os.listdir("/proc"):
        try:
            if seconds in open("/proc/%s/cmdline" % name).read(): return "seen"
        except OSError: pass
    return "refused: nothing there"

def unshare():
    if ctypes.CDLL(None, use_errno=True).unshare(0x10000000) != 0: raise OSError(ctypes.get_errno(), "no")
    return "made"

def signal(pid):
    os.kill(pid, 0)
    return "signalled"

def hold(text):
    with open("held", "w") as file: file.write(text)
    time.sleep(60)

def main(what, context, **more):
    try:
        return globals()[{"open": "open_"}.get(what, what)](**more)
    except OSError as error:
        return "refused: %s" % error.strerror
`,
} as const satisfies Record<Language, string>;
