/** One fenced block of a guide: what a reader would run, write or see. */
export interface Block {
  readonly language: string;
  /** Words after the language: `background`, `exit=1`, `file=service.mjs`. */
  readonly flags: ReadonlyMap<string, string>;
  readonly text: string;
}

/** A thing to do, and what it is to print. */
export interface Step extends Block {
  readonly output?: Block;
}

/** What a reader of a Markdown text does, in order; a block of output belongs to the command before it. */
export function stepsOf(markdown: string): Step[] {
  const steps: Step[] = [];
  for (const block of blocksOf(markdown)) {
    const last = steps.at(-1);
    if (block.language === 'sh' || block.flags.has('file')) steps.push(block);
    else if (last?.language === 'sh' && !last.output)
      steps[steps.length - 1] = { ...last, output: block };
  }
  return steps;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)([^\n]*)\n(.*?)^```$/gms)].map(
    ([, language = '', words = '', text = '']) => ({ language, flags: flagsOf(words), text }),
  );
}

function flagsOf(words: string): Map<string, string> {
  return new Map(
    words
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => {
        const [name = '', value = ''] = word.split('=');
        return [name, value];
      }),
  );
}

/** Whether what was printed is what a guide shows: JSON by its value, text by its lines; `…` is any text. */
export function shows({ language, flags, text }: Block, printed: string): boolean {
  if (language === 'json')
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(parse(printed));
  const pattern = text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll('…', '[^\n]*?');
  return new RegExp(flags.has('excerpt') ? pattern : `^${pattern}$`).test(printed.trim());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
