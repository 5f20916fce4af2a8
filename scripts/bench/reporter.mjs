// Loaded into each process that is measured, in plain JavaScript so that it costs none of them a
// compiler: tells the bench, over a socket, what the process has used, and ends it with the bench.
import { connect } from 'node:net';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.BENCH_REPORT_PORT) {
  const socket = connect(Number(process.env.BENCH_REPORT_PORT), '127.0.0.1');
  socket.unref();
  socket.on('error', () => {});
  socket.on('close', () => process.kill(process.pid, 'SIGKILL'));
  socket.on('data', () => {
    const { user, system } = process.cpuUsage();
    const rssBytes = process.memoryUsage.rss();
    socket.write(`${JSON.stringify({ cpuUs: user + system, rssBytes })}\n`);
  });
}
