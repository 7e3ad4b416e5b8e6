/** Somebody answered, but not as Qinling does: a redirect, a page, JSON that is none. Most likely the address is wrong. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly url: string;
  readonly status: number;

  constructor(
    message: string,
    details: { readonly url: string; readonly status: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.url = details.url;
    this.status = details.status;
  }
}
