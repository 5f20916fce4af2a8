import { describe, expect, it } from 'vitest';
import { type Block, shows, stepsOf } from './guide.ts';

const GUIDE = `
\`\`\`js file=a.js
1
\`\`\`

\`\`\`sh exit=1
node a.js
\`\`\`

\`\`\`text excerpt
took … ms
\`\`\`

\`\`\`text
not of a command
\`\`\`
`;

function output(language: string, text: string, ...flags: string[]): Block {
  return { language, text, flags: new Map(flags.map((flag) => [flag, ''])) };
}

describe('stepsOf', () => {
  it('gives files and commands in order, each command with what it prints', () => {
    expect(stepsOf(GUIDE)).toEqual([
      { language: 'js', flags: new Map([['file', 'a.js']]), text: '1\n' },
      {
        language: 'sh',
        flags: new Map([['exit', '1']]),
        text: 'node a.js\n',
        output: output('text', 'took … ms\n', 'excerpt'),
      },
    ]);
  });
});

describe('shows', () => {
  it.each<[string, Block, string, boolean]>([
    ['the same text', output('text', 'a\nb\n'), 'a\nb', true],
    ['another text', output('text', 'a\nb\n'), 'a\nc', false],
    ['more than the text', output('text', 'a\n'), 'a\nb', false],
    ['an excerpt', output('text', 'a …s\n', 'excerpt'), '0\na 12 ms\nb', true],
    ['an excerpt over a line', output('text', 'a …s\n', 'excerpt'), 'a 12\nms', false],
    ['JSON, however it is written', output('json', '{ "a": 1 }'), '{"a":1}', true],
    ['other JSON', output('json', '{ "a": 1 }'), '{"a":2}', false],
    ['no JSON', output('json', '{ "a": 1 }'), 'a', false],
  ])('tells %s', (_what, block, printed, want) => {
    expect(shows(block, printed)).toBe(want);
  });
});
