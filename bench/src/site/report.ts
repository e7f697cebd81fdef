import type { PageLoad } from './load-page';

/** What a page may take. Times in ms; bytes as transferred, on top of the framework's own. */
export const MOST_LARGEST_PAINT_MS = 1_500;
export const MOST_SHIFT = 0.02;
export const MOST_OWN_SCRIPT_BYTES = 60_000;

export interface Measurement {
  name: string;
  /** Whether the page's scripts are limited: people come in by it. */
  isEntrance: boolean;
  loads: PageLoad[];
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

/** The table's rows, and what is over a limit, in words. */
export const reportOf = (measurements: Measurement[], framework: PageLoad) => {
  const missed: string[] = [];
  const rows = measurements.map(({ name, isEntrance, loads }) => {
    const of = (key: Exclude<keyof PageLoad, 'moves' | 'otherHosts'>) =>
      loads.map(load => load[key]);
    const paint = median(of('largestPaint'));
    const shift = Math.max(...of('shift'));
    const scripts = median(of('scripts'));
    const own = scripts - framework.scripts;
    const hosts = [...new Set(loads.flatMap(load => load.otherHosts))];
    const miss = (what: string) => missed.push(`${name}: ${what}`);
    if (paint > MOST_LARGEST_PAINT_MS)
      miss(`largest paint ${Math.round(paint)} ms, limit ${MOST_LARGEST_PAINT_MS} ms`);
    if (shift > MOST_SHIFT) {
      miss(`layout shift ${shift.toFixed(3)}, limit ${MOST_SHIFT}`);
      loads.find(load => load.shift === shift)!.moves.forEach(miss);
    }
    if (isEntrance && own > MOST_OWN_SCRIPT_BYTES)
      miss(`our scripts ${kilobytes(own)} kB, limit ${kilobytes(MOST_OWN_SCRIPT_BYTES)} kB`);
    if (hosts.length > 0) miss(`requests to ${hosts.join(', ')}`);
    return {
      page: name,
      'paint ms': Math.round(paint),
      'worst ms': Math.round(Math.max(...of('largestPaint'))),
      shift: Number(shift.toFixed(3)),
      'JS kB': kilobytes(scripts),
      'framework kB': kilobytes(framework.scripts),
      'ours kB': kilobytes(own),
      'CSS kB': kilobytes(median(of('styles'))),
      'fonts kB': kilobytes(median(of('fonts'))),
      'HTML kB': kilobytes(median(of('html'))),
      requests: median(of('requests')),
      'other hosts': hosts.length,
    };
  });
  return { rows, missed };
};

/** A table in Markdown, as it stands in the README. */
export const tableOf = (rows: Record<string, string | number>[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map(row => names.map(name => String(row[name])))];
  const widths = names.map((_, n) => Math.max(...cells.map(line => line[n]!.length), 4));
  const lines = cells.map(line =>
    line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))),
  );
  const rule = widths.map((width, n) =>
    n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [lines[0]!, rule, ...lines.slice(1)].map(line => `| ${line.join(' | ')} |`).join('\n');
};
