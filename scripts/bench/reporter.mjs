// Loaded into each process that is measured, in plain JavaScript so that it costs none of them a
// compiler: tells the bench, over a socket, what the process has used, and ends it with the bench.
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** Time, in milliseconds, that pages have to go back to the system after a collection. */
const SETTLE_MS = 200;

if (isMainThread && process.env.BENCH_REPORT_PORT) {
  const socket = connect(Number(process.env.BENCH_REPORT_PORT), '127.0.0.1');
  socket.unref();
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('close', () => process.kill(process.pid, 'SIGKILL'));
  socket.on('data', (ask) => {
    if (ask === 'cpu\n') return tell();
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    setTimeout(tell, SETTLE_MS);
  });

  function tell() {
    const { user, system } = process.cpuUsage();
    const rssBytes = process.memoryUsage.rss();
    socket.write(`${JSON.stringify({ cpuUs: user + system, rssBytes })}\n`);
  }
}
