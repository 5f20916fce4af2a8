import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import { Api, type HttpResponse } from './out/api.ts';

type Operation = Api<unknown>['v5']['createConnection'];
type Response = Awaited<ReturnType<Operation>>;
type Failure = Response extends HttpResponse<unknown, infer E> ? E : never;

export type Request = Parameters<Operation>[1];
export type Answer = Response['data'];
/** One type for all statuses. */
export type Errors = Record<number, Failure>;

export async function create(baseUrl: string, request: Request): Promise<Reply> {
  const api = new Api({
    baseUrl,
    securityWorker: () => ({ headers: { 'X-Auth-Token': TOKEN } }),
  });
  try {
    return replyOf(await api.v5.createConnection(PROJECT, request, { format: 'json' }));
  } catch (thrown) {
    const { status, error } = thrown as HttpResponse<Answer, Failure>;
    return { status, data: error };
  }
}

function replyOf({ status, data }: Response): Reply {
  return { status, data };
}
