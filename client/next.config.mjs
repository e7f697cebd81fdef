import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's root: its node_modules hold what the site imports. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {import('next').NextConfig} */
const config = {
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  // There are no pictures to resize, so the resizing endpoint stays shut.
  images: { unoptimized: true },
  agentRules: false,
  experimental: {
    // A page that is not the visitor's answers a real 403 (src/app/forbidden.tsx).
    authInterrupts: true,
    // Nothing is written while the server runs: its file system may be read-only.
    isrFlushToDisk: false,
  },
};

export default config;
