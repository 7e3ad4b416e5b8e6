import { Socket } from 'node:net';
import { channelLostStatus, type HostMessage, type WorkerMessage } from '../../protocol/messages.js';

const channelDescriptor = 3;

export interface HostChannel {
  send(message: WorkerMessage): void;
}

/** Opens the channel to the host. When the host is gone, so is this process. */
export function openHostChannel(onMessage: (message: HostMessage) => void): HostChannel {
  const socket = new Socket({ fd: channelDescriptor });
  // Bound now: user code may replace what it finds.
  const write = socket.write.bind(socket);
  const leave = process.exit.bind(process, channelLostStatus);
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = text.split('\n');
    lines[0] = `${rest}${lines[0]}`;
    rest = lines.pop() ?? '';
    for (const line of lines) onMessage(JSON.parse(line) as HostMessage);
  });
  socket.on('close', leave);
  socket.on('error', leave);
  return {
    send: (message) => void write(`${JSON.stringify(message)}\n`),
  };
}
