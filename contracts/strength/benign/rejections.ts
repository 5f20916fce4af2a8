import {
  isTaken,
  type Rewrite,
  rewriting,
  rewritingRejections,
  rewritingStatus,
} from '../changes.ts';
import type { Body } from '../members.ts';
import type { Benign } from '../mutation.ts';
import { CODE, MESSAGE, NO_CREDENTIAL } from '../operation.ts';
import { ANONYMOUS, INVALID } from '../samples.ts';

type Row = Omit<Benign, 'allowed'>;

/** Other rejections. */
export const rejections: readonly Benign[] = [
  rejection('gives-codes-of-its-own', 'Gives rejections other codes.', { [CODE]: 'E-17' }),
  rejection('writes-chinese', 'Writes Chinese messages.', { [MESSAGE]: '参数取值不合法' }),
  rejection('adds-request-id', 'Adds a request_id to rejections.', { request_id: 'a1b2c3' }),
  rejection('lists-details', 'Adds details to rejections.', { details: [{ member: 'name' }] }),
  rejection('gives-one-code-to-all', 'Gives every rejection one code.', { [CODE]: 'DRS.M00007' }),
  {
    name: 'words-taken-name-otherwise',
    does: 'Gives the rejection of a taken name a message of its own.',
    how: () =>
      rewriting(({ response }) =>
        isTaken(response) ? { body: { ...response, [MESSAGE]: '连接名称已存在' } } : undefined,
      ),
    probes: [{ times: 2 }],
  },
  withoutCredential('answers-403', 'Responds with 403 where no credential was sent.', {
    status: 403,
  }),
  withoutCredential('challenges', 'Sends a WWW-Authenticate header with its 401.', {
    headers: { 'www-authenticate': 'Bearer' },
  }),
  {
    name: 'answers-400-to-another-content-type',
    does: 'Responds with 400 to a content type that is not JSON.',
    how: () => rewritingStatus(415, () => ({ status: 400 })),
    probes: [{ headers: { 'Content-Type': 'text/plain' } }],
  },
].map((row) => ({ ...row, allowed: 'codes, texts and these statuses are left open' }));

/** Rejections, apart from that of a taken name, with other members. */
function rejection(name: string, does: string, members: Body): Row {
  const how = () =>
    rewritingRejections(({ response }) =>
      isTaken(response) ? undefined : { body: { ...response, ...members } },
    );
  return { name, does, how, probes: [INVALID] };
}

function withoutCredential(name: string, does: string, rewrite: Rewrite): Row {
  const how = () => rewritingStatus(NO_CREDENTIAL, () => rewrite);
  return { name: `${name}-without-a-credential`, does, how, probes: [ANONYMOUS] };
}
