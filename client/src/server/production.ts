/**
 * The site always runs from its production build, whatever NODE_ENV says about the services, and
 * Next and React choose their builds by this variable: import this before anything of theirs.
 */
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
