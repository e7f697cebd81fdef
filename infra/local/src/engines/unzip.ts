import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl';

const open = promisify<string, Options, ZipFile>(yauzl.open);

/** Writes the one member of a zip whose name ends so to a file, as a program. */
export async function unzipMember(zip: string, ending: string, file: string): Promise<void> {
  const archive = await open(zip, { lazyEntries: true });
  try {
    const entry = await findEntry(archive, ending);
    const stream = await promisify(archive.openReadStream.bind(archive, entry))();
    await pipeline(stream, createWriteStream(file, { mode: 0o755 }));
  } finally {
    archive.close();
  }
}

function findEntry(archive: ZipFile, ending: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith(ending)) resolve(entry);
      else archive.readEntry();
    });
    archive.once('end', () => reject(new Error(`no …${ending} in it`)));
    archive.once('error', reject);
    archive.readEntry();
  });
}
