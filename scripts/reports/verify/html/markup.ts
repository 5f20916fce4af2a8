import { clip, visible } from '../../../lib/text.ts';

/** Longest text shown of one value; the JSON report has all of it. */
const LIMIT = 20_000;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML that is safe to put into a page as it is; only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | undefined | readonly Value[];

/** Tag of a template for HTML: what is put in is escaped, unless it is markup itself; lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...values.map(toText)));
}

/** Text in which what stands between backticks is code. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

/** The id of a rule, which may be broken after a dot, and elsewhere only where it must. */
export function ruleId(id: string): Markup {
  const parts = id.split('.').map((part, index) => (index === 0 ? part : html`.<wbr>${part}`));
  return html`<code>${parts}</code>`;
}

function toText(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(toText).join('');
  return visible(clip(String(value), LIMIT)).replace(
    /[&<>"']/g,
    (sign) => ENTITIES[sign] as string,
  );
}
