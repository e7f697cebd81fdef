import type { Book } from './book';
import { describe, type Requests, type SentRequest, type Step } from './requests';

const MAX_LISTED = 50;

const quantile = (sorted: number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

const row = (name: string, requests: SentRequest[], ms: number): string[] => {
  const times = requests.map(request => request.ms).sort((a, b) => a - b);
  const count = (outcome: string) => requests.filter(each => each.outcome === outcome).length;
  return [
    name,
    (ms / 1000).toFixed(0),
    requests.length,
    count('not yet'),
    count('unavailable'),
    count('failed'),
    quantile(times, 0.5),
    quantile(times, 0.99),
    times.at(-1) ?? 0,
  ].map(String);
};

const table = (rows: string[][]): string[] => {
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map(each => each[n]!.length)));
  return rows.map(each =>
    each
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!)))
      .join('  '),
  );
};

const HEADER = ['step', 's', 'requests', 'not yet', '503', 'failed', 'p50 ms', 'p99 ms', 'max ms'];

/** The requests of each step, in a table. */
export const tableOf = (requests: Requests): string => {
  const lasted = ({ from, to }: Step) => to - from;
  const rows = requests.steps.map(step => row(step.name, requests.of(step), lasted(step)));
  const ms = requests.steps.reduce((sum, step) => sum + lasted(step), 0);
  return table([HEADER, ...rows, row('all', requests.all, ms)]).join('\n');
};

const listed = (title: string, lines: string[]): string[] => [
  `${title}: ${lines.length}`,
  ...lines.slice(0, MAX_LISTED).map(line => `  ${line}`),
];

/** What was acknowledged, what failed and what was lost. */
export const summaryOf = (requests: Requests, book: Book, lost: string[]): string => {
  const fates = (['on sale', 'reserved', 'paid', 'cancelled', 'unknown'] as const)
    .map(fate => `${book.count(fate)} ${fate}`)
    .join(', ');
  return [
    `Tickets posted: ${book.deals.length} (${fates})`,
    ...listed('Failed requests', requests.failed.map(describe)),
    ...listed('Lost', lost),
  ].join('\n');
};
