/**
 * The address below which the API's paths begin. Takes it as people write it: with or without a slash at the end, with or without `/v1`, below
 * any prefix. Throws `TypeError` for what is no address, and for one that holds a login.
 */
export function baseUrlOf(given: string | URL): string {
  const url = parse(String(given).trim());
  if (url.username !== '' || url.password !== '') {
    // Not repeated: it holds a secret. fetch would refuse it too, in words of its own.
    throw new TypeError('The url must not hold a login. Give it as token or in headers.');
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '');
  return `${url.origin}${path}`;
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new TypeError(`The url of Qinling must begin with http:// or https://, which '${text}' does not.`);
}
