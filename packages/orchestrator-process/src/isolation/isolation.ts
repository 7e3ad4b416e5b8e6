/** How functions are kept from what is the host's. docs/isolation.md tells what each level stops. */
export type Isolation = 'none' | 'bubblewrap';
