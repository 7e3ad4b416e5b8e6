import { option } from '../command/option.js';
import { printLine, type Session } from '../session/session.js';

export const countOption = { count: option.integer('N', 'How many workers. Default: 1.', 1) } as const;

/** Tells that an order was taken, which is carried out later. In the words of the OpenStack plugin. */
export function accepted(session: Session, order: string): void {
  printLine(session, `Request to ${order} has been accepted.`);
}
