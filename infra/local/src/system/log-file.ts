import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';

/** A log is moved to `NAME.log.1` when it is longer, so that one process has twice this at most. */
const MAX_LOG_BYTES = 20 * 1024 * 1024;
/** How much of the end of a log is looked at to tell why a process ended. */
const TAIL_BYTES = 16 * 1024;

/** Works while a process writes to it: a file opened for appending goes on at its new end. */
export function rotateLog(file: string): void {
  if (!existsSync(file) || statSync(file).size <= MAX_LOG_BYTES) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** What has been written to a log since it was so long, or the last part of that. */
export function printedSince(file: string, size: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const end = fstatSync(descriptor).size;
    const start = Math.max(Math.min(size, end), end - TAIL_BYTES);
    const bytes = Buffer.alloc(end - start);
    readSync(descriptor, bytes, 0, bytes.length, start);
    return bytes.toString();
  } finally {
    closeSync(descriptor);
  }
}
