/** What the exit code of `qinling` means. */
export const exitCode = {
  done: 0,
  /** The service said no, or something broke that no other code names. */
  refused: 1,
  usage: 2,
  /** Nobody answered, not in time, or not as Qinling does. */
  notReachable: 3,
  /** The code that was run failed, or did not come to an end by itself. */
  executionFailed: 4,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;
