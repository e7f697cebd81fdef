import { newUser, testService } from '@ticketing/common/testing';
import { service } from '../service';
import { onSale } from '../testing/tickets';
import { findTickets, isSort, type Search } from './search';

const TICKETS = 200;

let kit: Awaited<ReturnType<typeof testService>>;
beforeAll(async () => {
  kit = await testService(service);
  for (let n = 0; n < TICKETS; n++)
    await onSale({ title: `Show number${n}`, priceCents: 100 + n }, newUser().id);
});
afterAll(() => kit.stop());

interface Plan {
  stage: string;
  inputStage?: Plan;
  inputStages?: Plan[];
}
const stages = ({ stage, inputStage, inputStages = [] }: Plan): string[] => [
  stage,
  ...[...(inputStage ? [inputStage] : []), ...inputStages].flatMap(stages),
];

/** The stages of the plan by which MongoDB answers a search, and how much it looks at. */
const explain = async (search: Search) => {
  const answer = (await findTickets(search, 10).explain('executionStats')) as unknown as {
    queryPlanner: { winningPlan: Plan };
    executionStats: { totalDocsExamined: number };
  };
  return {
    stages: stages(answer.queryPlanner.winningPlan),
    examined: answer.executionStats.totalDocsExamined,
  };
};

describe('the indexes', () => {
  it.each(['newest', 'price', '-price', 'date'].filter(isSort))(
    'give a page in the order %s without a sort',
    async sort => {
      const { stages, examined } = await explain({ sort });
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('SORT');
      expect(examined).toBe(10);
    },
  );

  it.each(['newest', 'price', '-price', 'date'].filter(isSort))(
    'give the next page in the order %s without reading those before it',
    async sort => {
      const after = { newest: Date.now(), price: 150, '-price': 250, date: 0 }[sort];
      const { stages, examined } = await explain({ sort, after: [sort, after, '0'.repeat(24)] });
      expect(stages).not.toContain('SORT');
      expect(stages).not.toContain('COLLSCAN');
      expect(examined).toBeLessThanOrEqual(11);
    },
  );

  it('find by word, by date and by seller without reading all tickets', async () => {
    const day = { from: new Date('2027-01-01'), to: new Date('2027-01-02') };
    for (const search of [
      { q: 'show number199' },
      day,
      { sellerId: newUser().id },
      { minCents: 105, maxCents: 109 },
    ]) {
      const { stages, examined } = await explain({ sort: 'newest', ...search });
      expect(stages).not.toContain('COLLSCAN');
      expect(examined).toBeLessThan(TICKETS);
    }
  });

  it('read nothing for a query without a word', async () => {
    expect(await explain({ sort: 'newest', q: '!!!' })).toMatchObject({ examined: 0 });
  });
});
