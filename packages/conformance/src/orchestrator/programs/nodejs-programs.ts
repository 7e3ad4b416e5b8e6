/** The kit's programs for nodejs. Each is the module `main` of a package, with the handler `main`. */
export const nodejsPrograms = {
  /** Gives back `value` of its input. */
  echo: `exports.main = (context, { value }) => value;`,

  /** Gives back its context. */
  context: `exports.main = (context) => context;`,

  /** Fails with "deliberately". */
  fail: `exports.main = function failing() { throw new Error('deliberately'); };`,

  /** Prints "begin <value>", waits for \`seconds\`, prints "end <value>" and gives back \`value\`. */
  wait: `exports.main = async (context, { seconds, value }) => {
    console.log('begin ' + value);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    console.log('end ' + value);
    return value;
  };`,

  /** Never ends, and does nothing. */
  idle: `exports.main = () => new Promise(() => undefined);`,

  /** Never ends, and keeps a processor busy. */
  busy: `exports.main = () => { for (;;); };`,

  /** Tells which process serves it. In namespaces of their own, processes may have the same id. */
  process: `const { readlinkSync } = require('node:fs');
exports.main = async () => {
  await new Promise((done) => setTimeout(done, 50));
  let namespace = '';
  try { namespace = readlinkSync('/proc/self/ns/pid'); } catch {}
  return namespace + ' ' + process.pid;
};`,

  /** Prints "<name> <n>" to stdout and stderr in turn, from itself and from a process that it starts. */
  print: `const { execSync } = require('node:child_process');
exports.main = () => {
  for (let n = 1; n <= 3; n += 1) {
    console.log('stdout ' + n);
    console.error('stderr ' + n);
    execSync('echo child ' + n + '; echo child stderr ' + n + ' >&2', { stdio: 'inherit' });
  }
};`,

  /** Prints \`lines\` lines of 100 bytes. */
  printMuch: `exports.main = (context, { lines }) => {
    for (let n = 0; n < lines; n += 1) console.log('x'.repeat(99));
    return 'printed';
  };`,

  /** Gives back a text of \`bytes\` characters. */
  produce: `exports.main = (context, { bytes }) => 'x'.repeat(bytes);`,

  /** Ends its process with status 7. */
  exit: `exports.main = () => process.exit(7);`,

  /** Crashes its process. */
  crash: `exports.main = () => process.abort();`,

  /** Ends its process, if \`crash\` is true; else waits for \`seconds\` and gives back "survived". */
  crashOrWait: `exports.main = async (context, { crash, seconds }) => {
    if (crash) process.kill(process.pid, 'SIGKILL');
    await new Promise((done) => setTimeout(done, seconds * 1000));
    return 'survived';
  };`,

  /** Spoils the state of its module and hangs, if \`spoil\` is true; else tells whether the state is spoiled. */
  spoil: `let spoiled = false;
exports.main = (context, { spoil }) => {
  if (!spoil) return spoiled;
  spoiled = true;
  return new Promise(() => undefined);
};`,

  /** Prints the ids of processes it starts, one in its own process group, one outside of it, and hangs if \`hang\` is true. */
  startProcesses: `const { spawn } = require('node:child_process');
exports.main = async (context, { hang }) => {
  const plain = spawn('sleep', ['300'], { stdio: 'ignore' });
  const apart = spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
  console.log('pids ' + plain.pid + ' ' + apart.pid);
  if (hang) await new Promise(() => undefined);
  return 'left them';
};`,

  /** Takes \`bytes\` of memory, in pieces, and gives back how much it could. */
  allocate: `exports.main = (context, { bytes }) => {
    const pieces = [];
    for (let taken = 0; taken < bytes; taken += 1000000) pieces.push(Buffer.alloc(1000000, 1));
    return pieces.length * 1000000;
  };`,

  /** Gives back its environment. */
  environment: `exports.main = () => process.env;`,

  /** Tells what it sees of the host: the text of a file, a process by its command line, a server by address and port. */
  look: `const fs = require('node:fs');
const net = require('node:net');

const read = (path) => {
  try { return fs.readFileSync(path, 'latin1'); } catch { return ''; }
};
const processes = () => {
  try { return fs.readdirSync('/proc').map((name) => read('/proc/' + name + '/cmdline')); } catch { return []; }
};
const connects = (port, host) => new Promise((resolve) => {
  const socket = net.connect({ port, host, timeout: 2000 });
  const end = (connected) => {
    socket.destroy();
    resolve(connected);
  };
  socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
});

exports.main = async (context, { file, text, process, port, hosts }) => ({
  files: read(file).includes(text),
  processes: processes().some((line) => line.includes(process)),
  network: (await Promise.all(hosts.map((host) => connects(port, host)))).includes(true),
});`,

  /** Gives back the entries of its working directory, and leaves a file there. */
  directory: `const fs = require('node:fs');
exports.main = () => {
  const found = fs.readdirSync('.');
  fs.writeFileSync('left.txt', 'left');
  return { found, directory: process.cwd(), home: process.env.HOME };
};`,

  /** Computes until it has used \`cpuSeconds\` of a processor. */
  compute: `exports.main = (context, { cpuSeconds }) => {
    const begin = process.cpuUsage();
    for (let used = begin; ; used = process.cpuUsage(begin))
      if (used !== begin && used.user + used.system >= cpuSeconds * 1e6) return 'computed';
  };`,

  /** Starts \`count\` processes that stay, and gives back how many it could. */
  startMany: `const { spawn } = require('node:child_process');
exports.main = async (context, { count }) => {
  let started = 0;
  for (let n = 0; n < count; n += 1) {
    const child = spawn('sleep', ['300'], { stdio: 'ignore' });
    await new Promise((done) => child.once('spawn', () => { started += 1; done(); }).once('error', done));
  }
  return started;
};`,

  /** Opens \`count\` files, and gives back how many it could. */
  openMany: `const fs = require('node:fs');
exports.main = (context, { count }) => {
  let opened = 0;
  try { for (; opened < count; opened += 1) fs.openSync('/dev/null'); } catch {}
  return opened;
};`,

  /** Writes \`files\` files of \`bytes\` bytes each, waits for \`seconds\`, and gives back "written". */
  writeFiles: `const fs = require('node:fs');
exports.main = async (context, { files, bytes, seconds }) => {
  for (let n = 0; n < files; n += 1) fs.writeFileSync('file' + n, Buffer.alloc(bytes));
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return 'written';
};`,

  /** Without \`how\`: prints "begin", waits for \`seconds\`, and gives back "unharmed". Else does what well-behaved code does not. */
  hostile: `const fs = require('node:fs');
const attacks = {
  ignoreSignals() {
    for (const name of Object.keys(require('node:os').constants.signals)) try { process.on(name, () => {}); } catch {}
    for (;;);
  },
  closeDescriptors() {
    for (let fd = 0; fd < 100; fd += 1) try { fs.closeSync(fd); } catch {}
  },
  writeToDescriptors() {
    for (let fd = 3; fd < 100; fd += 1) try { fs.writeSync(fd, '{"success"\\n"forged"\\n'); } catch {}
  },
  printEndlessly() { for (;;) console.log('x'.repeat(1000)); },
  leave() { process.exit(0); },
};
exports.main = async (context, { how, seconds }) => {
  if (how) return attacks[how]();
  console.log('begin');
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return 'unharmed';
};`,
} as const satisfies Readonly<Record<string, string>>;
