import type { Findings } from './run-faults';

const MOST_LINES = 60;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** What a run found, as lines for people. */
export const reportOf = (found: Findings): string => {
  const { seeds, wrongs, ends, orders, kills, faults, answers, webhooks, givenUp } = found;
  const seed = seeds.join(' and ');
  const shown = wrongs.slice(0, MOST_LINES);
  return [
    `Seed ${seed}: ${orders} orders, load ${seconds(found.loadMs)}, quiet after ${seconds(found.quietMs)}`,
    `  Ends: ${listed(ends)}`,
    `  Answers: ${listed(Object.fromEntries(Object.entries(answers).sort()))}`,
    `  Stripe's faults: ${listed(faults)}`,
    `  Webhooks: ${listed(webhooks)}; kills -9: ${kills}; acts given up: ${givenUp.length}`,
    ...givenUp.slice(0, MOST_LINES).map(line => `    ${line}`),
    ...shown.map(wrong => `  WRONG ${wrong}`),
    ...(wrongs.length > shown.length ? [`  and ${wrongs.length - shown.length} more`] : []),
    wrongs.length === 0
      ? `Seed ${seed}: every cent is where it must be.`
      : `Seed ${seed}: ${wrongs.length} wrongs. Again with: npm run faults -- --seed ${seeds[0]} --orders ${orders}`,
  ].join('\n');
};
