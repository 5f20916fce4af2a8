import { defineConfig } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';

export default defineConfig({
  input: { path: '../../../spec/openapi.yaml' },
  output: { path: './out', clean: true },
  plugins: [
    pluginOas(),
    pluginTs(),
    pluginClient({ client: 'fetch' }),
    pluginZod({ version: '4' }),
  ],
});
