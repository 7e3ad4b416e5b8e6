/** The body of an answer of 400 and above, as Qinling's clients expect it, for answers that do not come from the router. */
export function faultBody(status: number, faultstring: string): string {
  const faultcode = status >= 500 ? 'Server' : 'Client';
  return JSON.stringify({ faultcode, faultstring, debuginfo: null });
}
