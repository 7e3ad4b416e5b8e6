/** What a run does, by the word that it is given. Each leaves something behind that somebody has to clear away, or dies. */
export const doings = ['return', 'throw', 'exit', 'child', 'orphan', 'file', 'slow', 'kill'] as const;

/** The same program in both languages, by image: its files. */
export const programs = {
  nodejs: {
    'main.js': `const { spawn, execSync } = require('node:child_process');
exports.main = async (context, { what }) => {
  if (what === 'throw') throw new Error('thrown');
  if (what === 'exit') process.exit(1);
  if (what === 'child') spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref();
  if (what === 'orphan') execSync('setsid sleep 300 > /dev/null 2>&1 &');
  if (what === 'file') require('node:fs').mkdirSync('a/b/c', { recursive: true, mode: 0o500 });
  if (what === 'slow') await new Promise((done) => setTimeout(done, 50));
  if (what === 'kill') process.kill(process.pid, 'SIGKILL');
  return what;
};
`,
  },
  python3: {
    'main.py': `import os, signal, subprocess, time

def main(what):
    if what == "throw": raise ValueError("thrown")
    if what == "exit": os._exit(1)
    if what == "child": subprocess.Popen(["sleep", "300"], start_new_session=True)
    if what == "orphan": subprocess.run("setsid sleep 300 > /dev/null 2>&1 &", shell=True)
    if what == "file": os.makedirs("a/b/c", 0o500)
    if what == "slow": time.sleep(0.05)
    if what == "kill": os.kill(os.getpid(), signal.SIGKILL)
    return what
`,
  },
} as const;
