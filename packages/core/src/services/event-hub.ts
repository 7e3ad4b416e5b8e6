import type { EventMap, EventName, Events } from '../domain/events.js';
import type { Logger } from '../ports/logger.js';

/** Sends typed events to listeners of this process. */
export class EventHub implements Events {
  readonly #listeners = new Map<EventName, Set<(event: never) => void>>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  on<Name extends EventName>(name: Name, listener: (event: EventMap[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends EventName>(name: Name, event: EventMap[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        (listener as (event: EventMap[Name]) => void)(event);
      } catch (error) {
        this.#logger.error({ error, event: name }, 'an event listener threw');
      }
    }
  }
}
