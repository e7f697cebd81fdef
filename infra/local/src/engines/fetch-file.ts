import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A host that cannot be reached is given up after this long, so that the next source is tried. */
const PROBE_LIMIT_MS = 6_000;
const DOWNLOAD_LIMIT_MS = 4 * 60_000;

/** @throws Error when nothing answers at that address in a few seconds. */
export async function probe(url: string): Promise<void> {
  await fetch(url, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(PROBE_LIMIT_MS),
  }).catch(error => {
    throw new Error(`${new URL(url).host} cannot be reached (${causeOf(error)})`);
  });
}

export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

/** Downloads to a file; the caller probed the host and checks the sum. */
export async function fetchFile(url: string, file: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS) });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(file));
}

/** @throws Error when the file's SHA-256 is another one. */
export async function checkSum(file: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`its sha256 is ${found}, not ${sha256}`);
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}
