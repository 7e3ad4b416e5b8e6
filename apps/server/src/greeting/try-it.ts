/** What the printed commands are about. */
export interface TryItOptions {
  readonly url: string;
  readonly runtime: { readonly id: string; readonly image: 'nodejs' | 'python3' };
  /** Whether callers must log in; the commands then send `$QINLING_TOKEN`. */
  readonly authenticated: boolean;
}

const programs = {
  nodejs: { file: 'main.mjs', source: 'export const main = (context, { name }) => "Hello, " + name + "!";' },
  python3: { file: 'main.py', source: 'def main(name="World"): return "Hello, " + name + "!"' },
} as const;

/** Shell lines that publish a function and run its version 1. They work as printed, one after another, in one shell. */
export function tryItCommands(options: TryItOptions): readonly string[] {
  const { url, runtime } = options;
  const { file, source } = programs[runtime.image];
  const curl = options.authenticated ? 'curl -s -H "X-Auth-Token: $QINLING_TOKEN"' : 'curl -s';
  const idOf = `sed 's/.*"id":"\\([^"]*\\)".*/\\1/'`;
  return [
    `cd "$(mktemp -d)" && echo '${source}' > ${file}`,
    `id=$(tar -cz ${file} | ${curl} -F package=@- -F 'code={"source":"package"}' -F runtime_id=${runtime.id} ${url}/v1/functions | ${idOf})`,
    `${curl} -X POST ${url}/v1/functions/$id/versions`,
    `${curl} ${url}/v1/executions -H 'Content-Type: application/json' -d '{"function_id": "'$id'", "function_version": 1, "input": {"name": "you"}}'`,
  ];
}

/** The same story with the command line. A token comes from `$QINLING_TOKEN`, where there is one. */
export function cliCommands(url: string, { image }: TryItOptions['runtime']): readonly string[] {
  const { file, source } = programs[image];
  return [
    `export QINLING_URL=${url} && fn="$(mktemp -d)/${file}" && echo '${source}' > "$fn"`,
    `npx qinling function create --runtime ${image} --name hello --file "$fn"`,
    'npx qinling function version create hello',
    `npx qinling function execution create hello --function-version 1 --input '{"name": "you"}'`,
  ];
}
