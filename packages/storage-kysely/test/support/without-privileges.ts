const nobody = 65534;

/** Runs `work` as a user who may not do everything, also when the tests run as root, whom no permission binds. */
export async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) {
    await work();
    return;
  }
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
