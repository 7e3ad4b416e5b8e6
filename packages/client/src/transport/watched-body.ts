import type { Patience } from './patience.js';

/**
 * A response whose body keeps to the patience of its exchange: waiting for a chunk counts, a consumer that takes its time does not.
 * Failures of the body are put in words by `failure`.
 */
export function watchedResponse(
  response: Response,
  patience: Patience,
  failure: (error: unknown) => unknown,
): Response {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    patience.end();
    return response;
  }
  patience.pause();
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        patience.restart();
        try {
          const { done, value } = await reader.read();
          patience.pause();
          if (!done) return controller.enqueue(value);
          patience.end();
          controller.close();
        } catch (error) {
          patience.end();
          controller.error(failure(error));
        }
      },
      cancel: (reason) => {
        patience.end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(stream, { status, statusText, headers });
}
