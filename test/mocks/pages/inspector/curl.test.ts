import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../../mocks/pages/inspector/curl.ts';
import { entryWith } from '../log-entry.ts';

const ORIGIN = 'http://127.0.0.1:4010';

describe('a request as curl', () => {
  it('is a command to paste', () => {
    expect(toCurl(entryWith({ body: { name: "it's" } }), ORIGIN)).toBe(
      [
        'curl -X POST --globoff http://127.0.0.1:4010/v5/5237e10fe9aa4ad5b16b6a5245248314/connections \\',
        "  -H 'content-type: application/json' \\",
        '  -H \'x-auth-token: \'"$TOKEN" \\',
        `  --data-raw '{"name":"it'\\''s"}'`,
      ].join('\n'),
    );
  });

  it.each([
    ['a quote', `it's "quoted" \\' \\`],
    ['an expansion', '$HOME `id` $(id) !! ~ *'],
    ['lines', 'a\nb\r\nc'],
    ['other scripts', '数据 😀'],
  ])('reaches the program as it was sent, with %s', (_name, text) => {
    const body = { [text]: text };
    const [, ...args] = argumentsOf(toCurl(entryWith({ path: `/v5/${text}`, body }), ORIGIN));
    expect(args).toEqual([
      ...['POST', '--globoff', `${ORIGIN}/v5/${text}`],
      ...['-H', 'content-type: application/json', '-H', 'x-auth-token: the $TOKEN'],
      ...['--data-raw', JSON.stringify(body)],
    ]);
  });

  it('runs nothing that a header name holds', () => {
    const headers = { 'x-`id`-token': '***', "x-'$(id)": 'a', 'x-empty': '' };
    expect(argumentsOf(toCurl(entryWith({ headers }), ORIGIN))).toEqual(
      expect.arrayContaining(['x-`id`-token: the $TOKEN', "x-'$(id): a", 'x-empty;']),
    );
  });

  it('leaves out what curl writes itself', () => {
    const headers = { host: 'a', 'content-length': '2', 'sec-fetch-mode': 'cors', prefer: 'b' };
    const args = argumentsOf(toCurl(entryWith({ headers }), ORIGIN));
    expect(args.filter((_, i) => args[i - 1] === '-H')).toEqual(['prefer: b']);
  });

  it('says when the body was not kept', () => {
    const { body: _, ...entry } = entryWith({ headers: { 'content-length': '9' } });
    expect(toCurl(entry, ORIGIN)).toMatch(/^# The body was not kept\.\ncurl /);
  });
});

/** The arguments that a shell gives to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { TOKEN: 'the $TOKEN' };
  const output = execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8', timeout: 5_000 });
  return output.split('\0').slice(0, -1);
}
