/** Ways to show an absolute number. */
export const perSecond = (secondsEach: number): string => `${Math.round(1 / secondsEach)}/s`;

export const milliseconds = (secondsEach: number): string =>
  `${(secondsEach * 1000).toFixed(secondsEach < 0.01 ? 2 : 0)} ms`;

export const mebibytesPerSecond =
  (bytes: number) =>
  (secondsEach: number): string =>
    `${Math.round(bytes / 2 ** 20 / secondsEach)} MiB/s`;
