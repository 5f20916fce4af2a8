import type { Description, Json } from '../../spec/description.ts';
import { isSchema } from '../../spec/schema/walk.ts';

interface Subject {
  readonly keyword: string;
  readonly limit: Json;
  readonly pointer: string;
  readonly label: string;
  readonly description: Description;
}

/** One sentence in plain words that says what a keyword demands of a member. */
export function summaryOf(subject: Subject): string {
  const { keyword, limit, pointer, label } = subject;
  const schema = subject.description.at(pointer.slice(0, pointer.lastIndexOf('/')));
  const own = isSchema(schema) ? schema : {};
  const name = label === 'the body' ? 'The body' : `\`${label}\`${kindOf(own, label)}`;
  switch (keyword) {
    case 'type':
      return `${name} is ${typePhrase(limit)}.`;
    case 'required':
      return `\`${label}\` is mandatory.`;
    case 'minLength':
    case 'maxLength':
      return own.minLength === 1 && own.maxLength === undefined
        ? `${name} is not empty.`
        : `${name} has ${range(own.minLength, own.maxLength)} characters.`;
    case 'minItems':
    case 'maxItems':
      return `${name} has ${range(own.minItems, own.maxItems)} items.`;
    case 'enum':
      return `${name} is one of ${(limit as Json[]).map(String).join(', ')}.`;
    case 'pattern':
      return typeof own.description === 'string'
        ? `\`${label}\`: ${firstSentence(own.description)}`
        : `${name} fits the pattern ${limit}.`;
    case 'writeOnly':
      return `${name} is sent, and never returned.`;
    case 'if':
      return isSchema(limit) ? firstSentence(limit.description ?? limit.title) : '';
    case 'minimum':
      return `${name} is at least ${limit}.`;
    case 'maximum':
      return `${name} is at most ${limit}.`;
    case 'uniqueItems':
      return `${name} has no item twice.`;
    case 'additionalProperties':
      return `${name} has no other members than those described.`;
    default:
      return `${name} fits \`${keyword}: ${JSON.stringify(limit)}\`.`;
  }
}

function kindOf(schema: { readonly [keyword: string]: Json }, label: string): string {
  const { title } = schema;
  const plain = typeof title === 'string' ? title.toLowerCase() : '';
  return plain && plain !== label.replaceAll('_', ' ') ? ` (${plain})` : '';
}

function range(least: Json | undefined, most: Json | undefined): string {
  if (most === undefined) return `at least ${least}`;
  return least === undefined || least === 0 ? `at most ${most}` : `${least} to ${most}`;
}

/** `string` → `a string`. */
export function typePhrase(type: Json): string {
  const names = (Array.isArray(type) ? type : [type]).map((name) =>
    name === 'null' ? 'null' : `${/^[aio]/.test(String(name)) ? 'an' : 'a'} ${name}`,
  );
  return names.join(' or ');
}

function firstSentence(text: Json | undefined): string {
  if (typeof text !== 'string') return '';
  const [sentence = ''] = /^.*?[.:;](?=\s|$)/s.exec(text) ?? [text];
  const full = /[:;]$/.test(sentence) ? (/^.*?[.;](?=\s|$)/s.exec(text)?.[0] ?? text) : sentence;
  return full.replace(/[;.]?\s*$/, '.');
}
