import type {
  Check,
  Coverage,
  Finding,
  Report,
  Rule,
  Suite,
} from '../../../contracts/findings/finding.ts';

const ESC = String.fromCharCode(27);

/** Text from a service that tries to get out of every format. */
export const HOSTILE = [
  `<script>window.hacked = 1</script><img src=x onerror="window.hacked=1">`,
  `]]> <!-- --> &amp; ' "`,
  `${ESC}[31mred${ESC}[2J${ESC}]0;title\u0007 \u009b1A\u0000\u0008\r`,
  `::error::forged 100%`,
  `bidi \u202eesrever\u2066 lone \ud83d pair 😀 accent é CJK 数据`,
].join('\n');

/** A value that is longer than any reader wants. */
export const LONG = 'a'.repeat(300_000);

/** A rule of the description; `id` is `Schema.member.keyword` or `Schema.keyword`. */
export function ruleOf(id: string, line: number, row?: string): Rule {
  const [schema = '', ...rest] = id.split('.');
  const keyword = rest.pop();
  const path = [schema, ...rest.flatMap((member) => ['properties', member]), keyword].join('/');
  return {
    id,
    summary: `The ${keyword} of ${schema} holds.`,
    pointer: `#/components/schemas/${path}`,
    line,
    ...(row ? { row } : {}),
  };
}

const MIN = {
  ...ruleOf('ConnectionName.minLength', 168, 'request body: name'),
  summary: 'A connection name has at least 4 characters.',
};
const PORT = ruleOf('BaseEndpoint.db_port.pattern', 290, 'BaseEndpoint: db_port');
const USER = ruleOf('BaseEndpoint.db_user.minLength', 298, 'BaseEndpoint: db_user');
const ECHO = {
  ...ruleOf('law.echo', 75),
  summary: 'What was sent comes back unchanged.',
  pointer: '#/paths/~1v5~1{project_id}~1connections/post/responses/200',
};
const TAKEN = { ...ECHO, id: 'law.uniqueness', line: 80, summary: 'A name is unique.' };

/** A finding that a reader can act on. */
export const SHORT_NAME: Finding = {
  code: 'response.status.unexpected',
  severity: 'error',
  message:
    'A name of 3 characters was accepted. Answer 400 when `name` is shorter than 4 characters.',
  rule: MIN,
  suite: 'cases',
  check: 'ConnectionName.minLength: one shorter',
  request: `curl -X POST 'http://127.0.0.1:4010/v5/demo/connections' -H 'X-Auth-Token: <token>' \\\n  --data-raw '{"name":"abc","db_type":"mysql"}'`,
  expected: '400 with a non-empty error_code and error_msg',
  actual: '200 {"connection_id":"835e1d79-24ac-411d-a1c8-22c000280659"}',
};

/** A report with findings in every suite, hostile text, a warning, a known deviation and a rule that nothing exercised. */
export function brokenReport(overrides: Partial<Report> = {}): Report {
  const hostile: Finding = {
    ...SHORT_NAME,
    code: 'response.body.incompatible',
    message: `The answer does not match: ${HOSTILE}`,
    rule: PORT,
    check: `BaseEndpoint.db_port.pattern: ${HOSTILE}`,
    actual: HOSTILE,
    expected: LONG,
  };
  const pact: Finding = {
    ...SHORT_NAME,
    rule: TAKEN,
    suite: 'pacts',
    check: 'a request to create a connection whose name is taken',
    message: 'A taken name was accepted. Answer 400 DRS.10010065.',
  };
  const law: Finding = { ...pact, severity: 'warning', rule: ECHO, suite: 'laws', check: 'echo' };
  const known: Finding = { ...SHORT_NAME, rule: USER, check: 'BaseEndpoint.db_user: empty' };
  return {
    target: 'http://127.0.0.1:4010/prefix',
    startedAt: '2026-03-01T10:20:30.000Z',
    durationMs: 2400,
    seed: 42,
    interrupted: false,
    checks: [
      check('pacts', pact.check, 'failed', 90),
      check('pacts', 'a request to create a MySQL connection', 'passed', 60),
      check('cases', SHORT_NAME.check, 'failed', 4),
      check('cases', hostile.check, 'failed', 5.4321),
      check('cases', known.check, 'failed', 3),
      check('cases', 'ConnectionName.minLength: shortest', 'passed', 3),
      check('laws', law.check, 'passed', 700),
    ],
    findings: [hostile, SHORT_NAME, pact, law],
    coverage: [
      covered(MIN, 'failed', 2),
      covered(PORT, 'failed', 1),
      covered(USER, 'failed', 1),
      covered(ECHO, 'passed', 1),
      covered(TAKEN, 'failed', 1),
      covered(ruleOf('CloudVpcInfo.vpc_id.minLength', 340), 'not exercised', 0),
    ],
    notAskedFor: [],
    deviations: [
      { finding: known, reason: 'The gateway is replaced in May', expires: '2026-06-01' },
    ],
    ...overrides,
  };
}

/** A report of a service that does everything right. */
export function cleanReport(overrides: Partial<Report> = {}): Report {
  const { checks, coverage } = brokenReport();
  return brokenReport({
    checks: checks.map((entry) => ({ ...entry, outcome: 'passed' })),
    coverage: coverage.map((entry) => covered(entry.rule, 'passed', 1)),
    findings: [],
    deviations: [],
    ...overrides,
  });
}

function check(suite: Suite, name: string, outcome: Check['outcome'], durationMs: number): Check {
  return { suite, name, outcome, durationMs, rules: [] };
}

function covered(rule: Rule, outcome: Coverage['outcome'], checks: number): Coverage {
  return { rule, outcome, checks };
}
