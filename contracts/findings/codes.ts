/** The codes that a finding may have, but those of laws: each law names its own. */
export const CODES = {
  'request.invalid.accepted': 'An invalid request was accepted.',
  'request.valid.refused': 'A valid request was rejected.',
  'response.status.unexpected': 'A response has another status than the document says.',
  'response.server-error': 'The service failed on a request (5xx).',
  'response.content-type.incompatible': 'A response is not sent as JSON.',
  'response.body.not-json': 'The body of a response is not JSON.',
  'response.body.not-utf8': 'The body of a response is not UTF-8.',
  'response.body.incompatible': 'The body of a response breaks the description.',
  'response.name-taken.false': 'A key that is free was rejected as taken.',
  'response.secret.returned': 'A secret that was sent came back.',
  'response.echo.missing': 'A member that was sent did not come back.',
  'response.echo.different': 'A member came back with another value.',
  'response.echo.added': 'A member came back that was not sent.',
  'response.missing': 'A request of a pact got no response.',
  'transport.unreachable': 'No connection could be made.',
  'transport.reset': 'The connection was closed before the response.',
  'transport.timed-out': 'No whole response came within the time limit.',
  'transport.truncated': 'A response broke off.',
  'transport.too-large': 'A response has no end that a client could wait for.',
  'transport.not-http': 'A response is not HTTP.',
  'provider-state.failed': 'A state that a pact needs could not be reached.',
  'run.cut-short': 'The service left too many requests without a response; the rest were not sent.',
  'deviation.expired': 'A known deviation is past its date.',
  'deviation.unneeded': 'A known deviation is no longer there.',
} as const;

/** Code of a finding of a law: see `laws/registry.ts`. */
export type LawCode = `law.${string}`;

/** Code of a finding. */
export type Code = keyof typeof CODES | LawCode;
