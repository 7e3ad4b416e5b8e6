import { TimeoutError } from '../errors/timeout-error.js';

/** How long one exchange may stay without a sign of life, and whether its caller still wants it. */
export interface Patience {
  /** Aborts when time is up or when the caller gives up. */
  readonly signal: AbortSignal;
  /** A sign of life: waiting begins anew. */
  restart(): void;
  /** Nobody is waiting. */
  pause(): void;
  /** The exchange is over. */
  end(): void;
}

/** `timeoutMs` undefined: as long as it takes. */
export function startPatience(
  timeoutMs: number | undefined,
  caller: AbortSignal | undefined,
  url: string,
): Patience {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const giveUp = (): void => controller.abort(caller?.reason);
  const timeOut = (): void =>
    controller.abort(new TimeoutError(`${url} did not answer within ${timeoutMs} ms.`, timeoutMs));
  const pause = (): void => clearTimeout(timer);
  const restart = (): void => {
    pause();
    if (timeoutMs !== undefined && !isOver && !controller.signal.aborted)
      timer = setTimeout(timeOut, timeoutMs);
  };
  if (caller?.aborted) giveUp();
  // AbortSignal.any would do, but the first releases of Node 20 have none.
  else caller?.addEventListener('abort', giveUp);
  restart();
  return {
    signal: controller.signal,
    restart,
    pause,
    end: () => {
      if (isOver) return;
      isOver = true;
      pause();
      caller?.removeEventListener('abort', giveUp);
    },
  };
}
