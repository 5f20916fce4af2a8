import type { LogEntry } from '../../../mocks/log/entry.ts';

let last = 0;

/** An entry as the application keeps it: a valid request that the MySQL example answered. */
export function entryWith(changes: Partial<LogEntry> = {}): LogEntry {
  last += 1;
  return {
    id: last,
    time: '2026-03-14T09:26:53.589Z',
    durationMs: 1.4,
    method: 'POST',
    path: '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections',
    headers: { 'content-type': 'application/json', 'x-auth-token': '***' },
    body: { name: 'mysql-orders', db_type: 'mysql' },
    answer: { status: 200, body: { connection_id: '2ea1b9de', name: 'mysql-orders' } },
    verdict: { valid: true, broken: [], example: 'mysql', why: 'its request is the one sent' },
    ...changes,
  };
}

/** An entry of a request that breaks two rules. */
export function brokenEntry(changes: Partial<LogEntry> = {}): LogEntry {
  return entryWith({
    body: { name: 'abc', db_type: 'mysql', endpoint: { db_user: '' } },
    answer: {
      status: 400,
      body: { error_code: 'DRS.M00201', error_msg: 'endpoint.db_user parameter is empty' },
    },
    verdict: {
      valid: false,
      broken: [
        {
          member: 'endpoint.db_user',
          message: 'is mandatory and must not be empty',
          rule: '#/components/schemas/BaseEndpoint/properties/db_user/minLength',
          file: 'spec/openapi.yaml',
          line: 234,
        },
        {
          member: 'name',
          message: 'must NOT have fewer than 4 characters',
          rule: '#/components/schemas/CreateConnectionRequest/properties/name/minLength',
          file: 'spec/openapi.yaml',
        },
      ],
      example: 'parameter-empty',
      why: 'the first empty member decides',
    },
    ...changes,
  });
}
