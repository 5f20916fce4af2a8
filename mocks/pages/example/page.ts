import { readBody } from './body.ts';
import { create, type Outcome } from './create.ts';
import { renderMembers } from './fields.ts';
import { byId, element } from './markup.ts';
import { type Problems, problemsOf } from './problems.ts';
import { EXAMPLES, PROJECT_ID, REQUEST } from './schema.ts';
import { serverOf } from './server.ts';
import { showConnection, showProblem, showProblems, unfold } from './show.ts';

const form = byId('form', HTMLFormElement);
const inputs = byId('inputs', HTMLElement);
const members = byId('members', HTMLElement);
const examples = byId('example', HTMLSelectElement);
const projectId = byId('project-id', HTMLInputElement);
const token = byId('token', HTMLInputElement);
const prefer = byId('prefer', HTMLInputElement);
const check = byId('check', HTMLInputElement);
const submit = byId('submit', HTMLButtonElement);
const cancel = byId('cancel', HTMLButtonElement);
const summary = byId('summary', HTMLElement);
const result = byId('result', HTMLElement);

const NO_PROBLEMS: Problems = new Map();
const server = serverOf(new URL(location.href));

/** The request under way; while there is one, no other is sent. */
let sending: AbortController | undefined;
/** Whether each input is checked: from the first try to send until the form starts anew. */
let checking = false;

start();

function start(): void {
  examples.append(
    ...EXAMPLES.map(({ name, summary }) => element('option', { value: name }, summary)),
  );
  projectId.value = PROJECT_ID;
  startFrom(EXAMPLES[0]?.value);
  form.addEventListener('submit', onSubmit);
  form.addEventListener('input', onInput);
  members.addEventListener('click', onRemove);
  cancel.addEventListener('click', () => sending?.abort());
  examples.addEventListener('change', () =>
    startFrom(EXAMPLES.find(({ name }) => name === examples.value)?.value),
  );
  if ('url' in server) byId('server', HTMLElement).textContent = server.url;
  else say([server.problem]);
  submit.disabled = !('url' in server);
}

function startFrom(body: object | undefined): void {
  members.replaceChildren(...renderMembers(REQUEST, '', body));
  checking = false;
  result.hidden = true;
  if ('url' in server) say([]);
}

function bodyOfForm(): object {
  return readBody(new Map([...new FormData(form)].map(([path, text]) => [path, String(text)])));
}

async function onSubmit(event: Event): Promise<void> {
  event.preventDefault();
  if (sending || !('url' in server)) return;
  const body = bodyOfForm();
  checking = check.checked;
  const problems = checking ? problemsOf(body) : NO_PROBLEMS;
  result.hidden = true;
  report(problems);
  if (problems.size > 0) return focusFirst();
  sending = new AbortController();
  showSending(true);
  const target = { server: server.url, projectId: projectId.value, token: token.value };
  try {
    show(await create(body, { ...target, prefer: prefer.value }, sending.signal));
  } finally {
    sending = undefined;
    showSending(false);
  }
}

function showSending(busy: boolean): void {
  submit.disabled = inputs.inert = busy;
  cancel.hidden = !busy;
  submit.textContent = busy ? 'Sending…' : 'Create connection';
}

function show(outcome: Outcome): void {
  showSending(false);
  if ('connection' in outcome) {
    showConnection(result, outcome.connection);
    for (const secret of members.querySelectorAll<HTMLInputElement>('[type=password]'))
      secret.value = '';
    checking = false;
    return result.focus();
  }
  report(outcome.problems, outcome.failure);
  if (outcome.aborted) submit.focus();
  else focusFirst();
}

/** Says each problem at its field, and above the button what has none. */
function report(problems: Problems, failure?: string): void {
  const left = showProblems(form, problems);
  const placed = problems.size - left.size;
  const fields = placed === 1 ? '1 field' : `${placed} fields`;
  const lines = [...left].map(([member, text]) => `${member}: ${text}`);
  if (failure)
    lines.unshift(placed > 0 && left.size === 0 ? `Refused: correct ${fields}.` : failure);
  else if (placed > 0) lines.unshift(`Not sent: correct ${fields}.`);
  say(lines);
}

/** Speaks only when there is something new, since the part is an alert. */
function say(lines: string[]): void {
  if (summary.innerText === lines.join('\n')) return;
  summary.replaceChildren(...lines.map((line) => element('p', {}, line)));
}

function focusFirst(): void {
  (form.querySelector<HTMLElement>('[aria-invalid=true]') ?? summary).focus();
}

function onInput({ target }: Event): void {
  if (target === check) {
    checking = false;
    report(NO_PROBLEMS);
  } else if (checking) report(problemsOf(bodyOfForm()));
  else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
    showProblem(target, undefined);
}

/** Draws the form anew, since the entries behind the one that goes move up. */
function onRemove({ target }: Event): void {
  const path = target instanceof HTMLElement ? target.dataset.remove : undefined;
  if (path === undefined) return;
  (target as HTMLElement).closest('fieldset')?.remove();
  members.replaceChildren(...renderMembers(REQUEST, '', bodyOfForm()));
  if (checking) report(problemsOf(bodyOfForm()));
  const add = members.querySelector<HTMLElement>(
    `[data-add="${CSS.escape(path.replace(/\[\d+\]$/, ''))}"]`,
  );
  unfold(add);
  add?.focus();
}
