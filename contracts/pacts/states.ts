import type { Exchange } from '../http/exchange.ts';
import { showOutcome } from '../findings/excerpt.ts';
import type { Model } from '../rules/model.ts';
import { STATES, type State, type StateValues } from './interactions.ts';

/** What a state handler may use: who the user is, a name of its own, and the API itself. */
export interface StateContext {
  readonly projectId: string;
  readonly token: string;
  /** What the description demands, and which requests it shows. */
  readonly model: Model;
  /** A name that no other interaction uses, in this run or another. */
  readonly name: string;
  /** Creates a connection through the API, as any client would. */
  readonly create: (request: object) => Promise<Exchange>;
}

type StateHandler = (context: StateContext) => Promise<Partial<StateValues>>;

const HANDLERS: Record<State, StateHandler> = {
  [STATES.user]: async ({ projectId, token }) => ({
    // It goes into the path, where Pact leaves a slash or a question mark as it is.
    project_id: encodeURIComponent(projectId),
    token,
  }),
  [STATES.nameFree]: async ({ name }) => names(name),
  [STATES.nameTaken]: async (context) => {
    await createSample(context);
    return names(context.name);
  },
};

/**
 * Brings the service into a provider state through its own API, so that it needs no hook for tests.
 * @returns the values of the state, which the pact injects into the request.
 * @throws Error when the state is unknown or can't be reached.
 */
export async function setUpState(state: string, context: StateContext): Promise<object> {
  const handler = Object.hasOwn(HANDLERS, state) ? HANDLERS[state as State] : undefined;
  if (handler) return handler(context);
  const known = Object.values(STATES).map((name) => `"${name}"`);
  throw new Error(
    `Failed to set up the state "${state}": it is unknown. Write a handler, or use one of ${known.join(', ')}.`,
  );
}

async function createSample({ name, create, model }: StateContext): Promise<void> {
  const { resource } = model;
  const operation = resource?.operation('create') ?? model.operation;
  const sample = operation.examples[0]?.request.value as object | undefined;
  const exchange = await create({ ...sample, [resource?.key?.member ?? 'name']: name });
  const { outcome } = exchange;
  if (outcome.kind === 'response' && operation.success.includes(outcome.status)) return;
  const isOther = outcome.kind === 'response' && outcome.status < 400;
  const expected = operation.success.join(' or ');
  const found = isOther ? `status ${outcome.status}, expected ${expected}` : showOutcome(exchange);
  throw new Error(
    `Failed to set up the state "${STATES.nameTaken}": creating "${name}" gave ${found}. Correct that first: the request of the pact could not be tried.`,
  );
}

function names(name: string): Pick<StateValues, 'name' | 'name_in_other_case'> {
  const other = name.replace(/[a-z]/gi, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase()));
  return { name, name_in_other_case: other };
}
