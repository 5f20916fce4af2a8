import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Machine } from './results.ts';

/** The machine that this process runs on, now. */
export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown processor',
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 1e9),
    os: `${type()} ${release()}`,
    loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 16).concat('Z'),
  };
}
