import { subscribe } from 'node:diagnostics_channel';

const kept: unknown[] = [];

// Preloaded with --import: a mock that never lets go of what it was sent.
subscribe('http.server.request.start', (message) => {
  kept.push((message as { request: { rawHeaders: string[] } }).request.rawHeaders);
});
