import { serverOf } from './server-of.ts';

/** What this page uses of Swagger UI, which its bundle makes a global. */
declare const SwaggerUIBundle: (options: { readonly [name: string]: unknown }) => {
  preauthorizeApiKey(scheme: string, value: string): void;
};

/** Any value is a token on a mock. */
const TOKEN = 'any-token';

followColorScheme();
const server = serverOf(location.search, location.origin);
if (server.problem) showProblem(server.problem);
if (server.url !== location.origin) elementOf('server').textContent = server.url;
try {
  show(await loadDescription());
} catch (error) {
  showProblem(
    `Failed to show the description: ${(error as Error).message}. Look at the mock's terminal, then reload the page.`,
  );
}

async function loadDescription(): Promise<object> {
  const response = await fetch('/openapi.json', { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`/openapi.json responded with ${response.status}`);
  return (await response.json()) as object;
}

function show(description: object): void {
  const ui = SwaggerUIBundle({
    dom_id: '#docs',
    spec: { ...description, servers: servers() },
    docExpansion: 'full',
    tryItOutEnabled: true,
    displayRequestDuration: true,
    validatorUrl: null,
    plugins: [keepBranches],
    onComplete: () => ui.preauthorizeApiKey('XAuthToken', TOKEN),
  });
}

/** What Swagger UI gives to a plugin. */
interface System {
  readonly fn: { resolveSubtree(spec: object, path: string[], options?: object): Promise<object> };
}

/**
 * Swagger UI merges the branches of an `allOf`, so that several `if`/`then` run into one rule that
 * nobody wrote. It merges nothing under another name, and shows the branches one by one.
 */
function keepBranches({ fn: { resolveSubtree } }: System): object {
  const resolve: System['fn']['resolveSubtree'] = async (spec, path, options) =>
    rename(
      await resolveSubtree(rename(spec, 'allOf', 'x-allOf'), path, options),
      'x-allOf',
      'allOf',
    );
  return { fn: { resolveSubtree: resolve } };
}

/** Renames a member wherever it stands; a quote within a text is escaped, and no member. */
function rename(value: object, from: string, to: string): object {
  return JSON.parse(JSON.stringify(value).replaceAll(`"${from}":`, `"${to}":`)) as object;
}

function servers(): object[] {
  const own = { url: location.origin, description: 'this mock' };
  return server.url === location.origin
    ? [own]
    : [{ url: server.url, description: 'named in the address' }, own];
}

/** Swagger UI has dark colours, behind a class. */
function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}

function showProblem(text: string): void {
  const problem = elementOf('problem');
  problem.textContent = text;
  problem.hidden = false;
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element has the id ${id}`);
  return element;
}
