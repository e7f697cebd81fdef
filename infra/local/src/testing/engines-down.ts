import { rm } from 'node:fs/promises';
import { shared } from './shared-engines';

export default async function enginesDown(): Promise<void> {
  const { engines } = shared;
  shared.engines = undefined;
  if (!engines) return;
  // Nothing of theirs is kept, so they need not end in order.
  await Promise.all(engines.running.map(engine => engine.kill9()));
  await Promise.all(engines.running.map(engine => engine.stop()));
  await rm(engines.folder, { recursive: true, force: true });
}
